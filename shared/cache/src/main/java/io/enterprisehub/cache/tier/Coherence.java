package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import io.enterprisehub.cache.tier.remote.Snapshot;
import io.enterprisehub.cache.tier.remote.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions inside an environment that keep the promise: a read never returns a value older than what was acknowledged
 * before the read's last barrier. They stand together, without state, so that each can be removed alone in a test and missed
 * by the history checker.
 */
class Coherence {

    /** Changes that are worth applying one by one; after more of them a new generation is cheaper. */
    static final int MAX_NEWS = 500;

    /** Whether a fill may still be kept: nothing was heard about its key, or its log, since before its read began. */
    @SuppressWarnings("ReferenceEquality") // A slot that was detached and made again is another one.
    boolean holds(@Nullable Slot<?> current, Slot<?> mine, long generation) {
        return current == mine && mine.generation() == generation;
    }

    /**
     * Whether a read may share a load that another one began. A slot that was detached is not found any more. A read that
     * could not ask the log knows nothing of changes and shares only loads younger than itself.
     */
    boolean joinable(Slot<?> slot, TenantLog.State state, View.Mark mark) {
        return slot.generation() == state.generation()
                && sharesAcross(slot.flightStamp(), state.groups().newest())
                && (mark.passed() || slot.flightBegan() > mark.sequence());
    }

    /** Whether a load may be shared by reads that know of group invalidations up to another number. */
    boolean sharesAcross(long began, long newest) {
        return began == newest;
    }

    /** What invalidations of its groups mean for an entry of the same generation. */
    Groups.Verdict judge(Groups groups, LocalEntry<?> entry) {
        return groups.verdict(entry.stamp(), entry.groups());
    }

    /** What invalidations of its groups mean for a value that the remote level did not compare itself. */
    Groups.Verdict judge(Groups groups, Stamp stamp) {
        return groups.verdict(stamp.state(), stamp.groups());
    }

    /** Up to which number an entry was compared: what came before an own invalidation need not be known yet. */
    long compared(Groups groups) {
        return groups.told().count();
    }

    /** Whether numbers of group invalidations may be compared. */
    boolean sameEpoch(String one, String other) {
        return one.equals(other);
    }

    /** Whether the log can be followed from where this environment stood. */
    boolean follows(TenantLog.State sent, LogSlice slice, GroupState groups) {
        LogPosition from = sent.position();
        return from != null
                && slice.continues(from, MAX_NEWS)
                && sameEpoch(sent.groups().epoch(), groups.epoch());
    }

    /**
     * Whether a barrier saw what another one has applied since it was sent. If not, it was overtaken, or it saw a server that
     * has lost what the other saw and may give the same numbers to other invalidations: it cannot tell which, and asks
     * again from where the other one ended.
     */
    boolean saw(@Nullable LogPosition applied, LogSlice slice) {
        return applied == null
                || slice.entries().stream().anyMatch(entry -> entry.position().equals(applied));
    }

    /**
     * Whether a barrier that cannot follow the log may begin a generation with what it saw: only when nothing came between,
     * neither a barrier nor a change of this environment, of which it may know nothing.
     */
    @SuppressWarnings("ReferenceEquality") // Whatever comes between makes a new state, be it equal or not.
    boolean mayBegin(TenantLog.State sent, TenantLog.State before) {
        return sent == before;
    }

    /**
     * Whether what was read together with the log may be kept although the barrier detached it: only when no other barrier
     * came between, whose session would be served something older than its own, and no change of this environment.
     */
    @SuppressWarnings("ReferenceEquality") // Any barrier in between makes a new state, be it equal or not.
    boolean mayRenew(TenantLog.State sent, TenantLog.State before) {
        return sent == before;
    }

    /** What a log that cannot be followed does to the memory of its tenant: all of it belongs to the past. */
    long nextGeneration(long generation) {
        return generation + 1;
    }

    /** Whether an entry may be served at all. */
    boolean usable(LocalEntry<?> entry, long generation) {
        return entry.generation() == generation;
    }

    /** Whether an entry that may not be served may be when the loader fails: all that changed since is known. */
    boolean usableInNeed(LocalEntry<?> entry, TenantLog.State state) {
        return entry.generation() < state.generation() && entry.generation() >= state.needed();
    }

    /** Whether a local entry of a version outlives a change: it does when it is what was put, or newer. */
    boolean survives(long kept, Verb verb, long version) {
        return verb == Verb.ANCHOR || (verb == Verb.PUT && kept >= version);
    }

    /** Whether all that changed since a snapshot is known. */
    boolean followsSnapshot(Snapshot snapshot, LogSlice slice, GroupState groups, int limit) {
        return snapshot.ageMillis() >= 0
                && slice.continues(snapshot.position(), limit)
                && sameEpoch(snapshot.groups().epoch(), groups.epoch());
    }

    /** Whether a chunk was read after the snapshot's position; another publication's may have been read before it. */
    boolean sameSnapshot(String id, @Nullable String ofChunk) {
        return id.equals(ofChunk);
    }

    /** Whether a change reaches what was hydrated and not read yet. */
    boolean reachesHydrated() {
        return true;
    }

    /** Whether an entry that left the memory leaves the hot entries, too. */
    boolean reachesHot() {
        return true;
    }

    /** What a snapshot has to be brought up to date with. */
    List<LogEntry> snapshotNews(LogSlice slice) {
        return slice.news();
    }

    /** Whether a change that was made here counts for {@link #mayRenew} like a barrier. */
    boolean countsOwnChanges() {
        return true;
    }

    /** Whether a change ends the sharing and the keeping of what is being read at the moment. */
    boolean detaches() {
        return true;
    }
}
