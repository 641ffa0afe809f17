package dev.weir.job;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.alert.Alert;
import dev.weir.alert.ArmedHost;
import dev.weir.alert.RuleAlert;
import dev.weir.alert.RuleAlertFunction;
import dev.weir.alert.RuleGroup;
import dev.weir.alert.RuleStorm;
import dev.weir.detect.Hit;
import dev.weir.detect.HostSighting;
import dev.weir.detect.Incident;
import dev.weir.detect.rules.OpenKeys;
import dev.weir.detect.rules.PublishedRule;
import dev.weir.detect.rules.RuleDefinition;
import dev.weir.detect.rules.RuleHit;
import dev.weir.detect.rules.RuleMatch;
import dev.weir.detect.rules.SequenceFunction;
import dev.weir.episode.ArmedThenUsed;
import dev.weir.episode.ArmedThenUsed.OrderedHit;
import dev.weir.episode.BufferState;
import dev.weir.episode.History;
import dev.weir.exceptions.ExceptionRule;
import dev.weir.ingest.DeadLetter;
import dev.weir.ingest.RawRecord;
import dev.weir.normalize.LocatedEvent;
import dev.weir.normalize.RuleInput;
import dev.weir.sequence.SequenceHistory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                RawRecord.class,
                LocatedEvent.class,
                DeadLetter.class,
                Hit.class,
                HostSighting.class,
                BufferState.class,
                OrderedHit.class,
                ArmedThenUsed.Match.class,
                History.class,
                Incident.class,
                Alert.class,
                ArmedHost.class,
                ExceptionRule.class,
                RuleHit.class,
                RuleMatch.class,
                RuleAlert.class,
                RuleAlertFunction.Told.class,
                RuleGroup.class,
                RuleStorm.class,
                RuleDefinition.class,
                RuleInput.class,
                PublishedRule.class,
                OpenKeys.Count.class,
                SequenceFunction.Kept.class,
                SequenceHistory.class
            })
    void what_flows_or_is_kept_needs_no_kryo(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }

    /** Whoever moves or renames one of these breaks the state of running jobs. */
    @Test
    void state_holds_these_classes_and_no_others() {
        Set<String> held = new TreeSet<>();
        // Of follow-on-buffer, armed-then-used, episodes, exceptions and armed-hosts; of rules,
        // sequences and rule-alerts.
        collect(BufferState.class, held);
        collect(OrderedHit.class, held);
        collect(History.class, held);
        collect(ExceptionRule.class, held);
        collect(ArmedHost.class, held);
        collect(SequenceHistory.class, held);
        collect(SequenceFunction.Kept.class, held);
        collect(RuleHit.class, held);
        collect(PublishedRule.class, held);
        collect(RuleDefinition.class, held);
        collect(RuleMatch.class, held);
        collect(RuleAlertFunction.Told.class, held);
        collect(RuleGroup.class, held);
        collect(RuleStorm.class, held);
        collect(OpenKeys.Count.class, held);

        assertThat(held)
                .containsExactly(
                        "dev.weir.alert.ArmedHost",
                        "dev.weir.alert.RuleAlertFunction$Told",
                        "dev.weir.alert.RuleGroup",
                        "dev.weir.alert.RuleStorm",
                        "dev.weir.detect.Flag",
                        "dev.weir.detect.Hit",
                        "dev.weir.detect.Hit$Host",
                        "dev.weir.detect.Hit$ProcessInfo",
                        "dev.weir.detect.Hit$Registry",
                        "dev.weir.detect.Hit$Task",
                        "dev.weir.detect.Hit$User",
                        "dev.weir.detect.HitKind",
                        "dev.weir.detect.Severity",
                        "dev.weir.detect.Stage",
                        "dev.weir.detect.rules.OpenKeys$Count",
                        "dev.weir.detect.rules.PublishedRule",
                        "dev.weir.detect.rules.RuleDefinition",
                        "dev.weir.detect.rules.RuleFact",
                        "dev.weir.detect.rules.RuleFact$Field",
                        "dev.weir.detect.rules.RuleHit",
                        "dev.weir.detect.rules.RuleHit$Stage",
                        "dev.weir.detect.rules.RuleMatch",
                        "dev.weir.detect.rules.SequenceFunction$Kept",
                        "dev.weir.episode.ArmedThenUsed$OrderedHit",
                        "dev.weir.episode.BufferState",
                        "dev.weir.episode.History",
                        "dev.weir.episode.History$DroppedChanges",
                        "dev.weir.episode.IssuedAlert",
                        "dev.weir.event.HostKey",
                        "dev.weir.event.Source",
                        "dev.weir.exceptions.ExceptionRule",
                        "dev.weir.exceptions.ExceptionRule$Match",
                        "dev.weir.rule.EqlRule",
                        "dev.weir.rule.EqlRule$Suppression",
                        "dev.weir.rule.EqlRule$Term",
                        "dev.weir.rule.EqlRule$Threat",
                        "dev.weir.sequence.EventOrder",
                        "dev.weir.sequence.SequenceHistory",
                        "dev.weir.sequence.SequenceHistory$Told",
                        "dev.weir.sequence.SequenceHit",
                        "dev.weir.sequence.SequenceShape");
    }

    private static void collect(Type type, Set<String> held) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, held);
            }
        } else if (type instanceof Class<?> one
                && one.getName().startsWith("dev.weir.")
                && held.add(one.getName())
                && one.isRecord()) {
            for (RecordComponent component : one.getRecordComponents()) {
                collect(component.getGenericType(), held);
            }
        }
    }
}
