/**
 * The hits of one host, joined into episodes: an arming, and what follows from it.
 *
 * <p>Read in this order. {@link dev.weir.episode.Windows}: the spans of time that decide
 * everything. {@link dev.weir.episode.FollowOnBuffer}: holds follow-ons until an arming explains
 * them, so that behind it causes come first. {@link dev.weir.episode.ArmedThenUsed}: the CEP
 * pattern. {@link dev.weir.episode.History}, its updater and its limits: what is kept of a host.
 * EpisodeSplitter and Episode: the history cut into episodes, by event time alone. Deduplication:
 * copies of one fact. EpisodeView: an episode with all that belongs to it. RevisionPolicy: what of
 * it is news, and goes out as an {@link dev.weir.detect.Incident}. {@link
 * dev.weir.episode.IssuedAlert}: the number of the revision. OpeningIds: the alert's id and
 * aliases.
 *
 * <p>All but the two functions and the pattern is plain Java, one host at a time. Each match
 * computes the episodes anew from the bounded history, so the outcome depends on what is known and
 * not on the order in which it came.
 */
@NullMarked
package dev.weir.episode;

import org.jspecify.annotations.NullMarked;
