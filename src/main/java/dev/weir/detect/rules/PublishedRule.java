package dev.weir.detect.rules;

import dev.weir.ingest.TableChange;
import org.jspecify.annotations.Nullable;

/**
 * What the rules topic last said of a rule, as it is kept in state: as text, so that a later build
 * reads in it what this one does not.
 *
 * @param text null when the rule was removed
 * @param offset of the record that said so, the rule's {@link RuleDefinition#version}
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record PublishedRule(byte @Nullable [] text, long offset) {

    static PublishedRule of(TableChange change) {
        return new PublishedRule(
                change.removed() ? null : change.raw().value(), change.raw().offset());
    }
}
