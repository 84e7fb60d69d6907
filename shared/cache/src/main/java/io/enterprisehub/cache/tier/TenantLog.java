package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far this environment has followed one tenant's log. Its invariant: every change up to the position was applied to all
 * that is in memory, or on its way there, under the generation. A position never steps back and never skips a change. What is
 * in memory may not step back either: another session may have passed a later barrier already.
 *
 * <p>Safe for any thread.
 */
final class TenantLog {

    /** An epoch that no server has. */
    static final GroupState NOTHING_KNOWN = new GroupState("", 0);

    private final Coherence coherence;
    private final Counters counters;
    private final Runnable generationBegins;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> beginning = new AtomicReference<>();
    private volatile State state;
    private volatile long reachedAt;
    private volatile boolean begun;

    /**
     * One moment.
     *
     * @param position null before the first barrier: nothing may be kept yet
     * @param generation of what may be served
     * @param groups what is known of their invalidations
     * @param needed oldest generation of which every change since is known, to be served when the loader fails
     */
    record State(@Nullable LogPosition position, long generation, Groups groups, long needed) {}

    /**
     * Nothing known yet.
     *
     * @param groups what is known of their invalidations
     * @param generationBegins forgets what was hydrated under the last one
     */
    TenantLog(Coherence coherence, Counters counters, GroupState groups, Runnable generationBegins) {
        this.coherence = coherence;
        this.counters = counters;
        this.generationBegins = generationBegins;
        this.state = new State(null, 0, new Groups(groups), 0);
    }

    /**
     * The first barrier under way, which others wait for: each of several would begin a generation and end what the others
     * have kept. Begins the given one and returns null when there is none.
     */
    @Nullable
    CompletableFuture<Boolean> beginningOrBegin(CompletableFuture<Boolean> mine) {
        return beginning.compareAndExchange(null, mine);
    }

    /** Ends the first barrier that the caller has begun, however it went; once more does no harm. */
    void beginningEnds(CompletableFuture<Boolean> mine) {
        beginning.compareAndSet(mine, null);
        mine.complete(true);
    }

    /** Reserves anew for what was read in the same step of the server as the log. */
    @FunctionalInterface
    interface Renewal {
        void renew(long generation, Groups groups);
    }

    State state() {
        return state;
    }

    long generation() {
        return state.generation();
    }

    /** Whether there was a barrier since the environment started or was restored. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * Begins a generation: what is in memory may be served in need only. The position stays, so that the next barrier tells
     * what became of it.
     */
    synchronized void restored() {
        begun = false;
        generationBegins.run();
        long next = coherence.nextGeneration(state.generation());
        state = new State(state.position(), next, state.groups(), state.needed());
    }

    /** Begins a generation because invalidations happened of which only the server can tell which. */
    synchronized void distrust() {
        generationBegins.run();
        long next = coherence.nextGeneration(state.generation());
        state = new State(state.position(), next, new Groups(NOTHING_KNOWN), next);
    }

    /**
     * Says that a change of this environment is about to be applied to its memory: what a barrier that is under way has read
     * may be from before it.
     */
    synchronized void changes() {
        if (!coherence.countsOwnChanges()) {
            return;
        }
        state = new State(state.position(), state.generation(), state.groups(), state.needed());
    }

    /** Applies an own invalidation of a group before the log tells of it. */
    synchronized void anticipate(String group, Verb verb, GroupState told) {
        if (coherence.sameEpoch(state.groups().epoch(), told.epoch())) {
            state.groups().anticipate(group, verb, told.count());
            changes();
        } else {
            distrust();
        }
    }

    /** Invalidates a group where there is no log to tell. */
    synchronized void invalidateAlone(String group, Verb verb) {
        state.groups().tell(group, verb, state.groups().newest() + 1);
    }

    /** When the log was asked last, in the cache's time. Meaningless before the first time. */
    long reachedAt() {
        return reachedAt;
    }

    /**
     * Applies what a barrier has read. Where the log cannot be followed from the position that was sent, or a generation
     * began meanwhile, a new one begins, and all that is in memory is stale at once.
     *
     * @param sent the state before the barrier was sent
     * @param begin what a new generation knows of groups
     * @param change applies one change of a value to the memory
     * @param renew reserves anew, under the generation, for what was read in the same step as the slice; called only when
     *     no other barrier came between
     * @return false when nothing was applied, because something came between that this barrier knows nothing of: it has to
     *     be sent again
     */
    synchronized boolean accept(
            State sent,
            LogSlice slice,
            GroupState groups,
            long at,
            Supplier<Groups> begin,
            Consumer<LogEntry> change,
            Renewal renew) {
        State before = state;
        boolean follows = sent.generation() == before.generation() && coherence.follows(sent, slice, groups);
        if (follows ? !coherence.saw(before.position(), slice) : !coherence.mayBegin(sent, before)) {
            return false;
        }
        reachedAt = at;
        begun = true;
        if (follows) {
            for (LogEntry news : slice.news()) {
                if (news.verb().isOfGroup()) {
                    before.groups().tell(news.group(), news.verb(), news.version());
                } else {
                    change.accept(news);
                }
            }
            if (coherence.mayRenew(sent, before)) {
                renew.renew(before.generation(), before.groups());
            }
            LogPosition end = slice.entries().getLast().position();
            state = new State(end, before.generation(), before.groups(), before.needed());
        } else {
            counters.add(Counter.GENERATION);
            long next = coherence.nextGeneration(before.generation());
            generationBegins.run();
            Groups known = begin.get();
            // Reservations come before the state: a reader that sees the new state finds them in place.
            renew.renew(next, known);
            state = new State(slice.last(), next, known, next);
        }
        return true;
    }
}
