package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How far this environment has followed one tenant's log. Its invariant: every change up to the position was applied to all
 * that is in memory, or on its way there, under the generation. A position may therefore step back without harm (changes
 * are applied twice) but never skips one. What is in memory may not step back: another session may have passed a later
 * barrier already.
 *
 * <p>Safe for any thread.
 */
final class TenantLog {

    private final Coherence coherence;
    private final Counters counters;
    private final Runnable generationBegins;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> hydrating = new AtomicReference<>();
    private volatile State state = new State(null, 0, 0);
    private volatile long reachedAt;
    private volatile boolean begun;

    /**
     * One moment.
     *
     * @param position null before the first barrier: nothing may be kept yet
     * @param generation of what may be served
     * @param needed oldest generation of which every change since is known, to be served when the loader fails
     */
    record State(@Nullable LogPosition position, long generation, long needed) {}

    /**
     * Nothing known yet.
     *
     * @param generationBegins forgets what was hydrated under the last one
     */
    TenantLog(Coherence coherence, Counters counters, Runnable generationBegins) {
        this.coherence = coherence;
        this.counters = counters;
        this.generationBegins = generationBegins;
    }

    /** The hydration under way, which others wait for; begins one and returns null when there is none. */
    @Nullable
    CompletableFuture<Boolean> hydrationOrBegin() {
        return hydrating.compareAndExchange(null, new CompletableFuture<>());
    }

    /** Ends the hydration that the caller has begun, however it went. */
    void hydrationEnds() {
        CompletableFuture<Boolean> mine = hydrating.getAndSet(null);
        if (mine != null) {
            mine.complete(true);
        }
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
        state = new State(state.position(), coherence.nextGeneration(state.generation()), state.needed());
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
     * @param change applies one change to the memory
     * @param renew reserves anew, under the generation, for what was read in the same step as the slice; called only when
     *     no other barrier came between
     */
    synchronized void accept(State sent, LogSlice slice, long at, Consumer<LogEntry> change, LongConsumer renew) {
        reachedAt = at;
        begun = true;
        State before = state;
        boolean follows = sent.generation() == before.generation() && coherence.follows(sent.position(), slice);
        if (follows) {
            slice.news().forEach(change);
            if (coherence.mayRenew(sent, before)) {
                renew.accept(before.generation());
            }
            LogPosition end = slice.entries().getLast().position();
            state = new State(end, before.generation(), before.needed());
        } else {
            counters.add(Counter.GENERATION);
            long next = coherence.nextGeneration(before.generation());
            generationBegins.run();
            // Reservations come before the state: a reader that sees the new state finds them in place.
            if (coherence.mayRenew(sent, before)) {
                renew.accept(next);
            }
            state = new State(slice.last(), next, next);
        }
    }
}
