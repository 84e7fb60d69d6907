package io.enterprisehub.cache;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to Redis, standalone or cluster. It connects at the first call, one attempt at a time however many callers wait,
 * and again when a connection turned out to be dead. A call ends within its time-out, whatever state Redis or the network
 * is in; a command is sent at most once and never kept for later.
 *
 * <p>Safe for any thread.
 */
public final class RedisLink implements AutoCloseable {

    /** Load balancers and address translation forget a silent connection after 350 s, without telling either side. */
    private static final Duration MAX_IDLE = Duration.ofMinutes(5);

    private final RedisSettings settings;
    private final InstantSource clock;
    private @Nullable Connector connector;
    private @Nullable CompletableFuture<Wire> wire;
    private Instant lastUse = Instant.EPOCH;

    /**
     * Connects to nothing yet.
     *
     * @param clock wall time: it goes on while an environment is frozen, which monotonic time need not
     */
    public RedisLink(RedisSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The settings' own limit for a call. */
    public Duration commandTimeout() {
        return settings.commandTimeout();
    }

    /**
     * Sends commands and waits for their result.
     *
     * @param timeout limit of connecting and answering together; the first call may take longer by the time that it takes
     *     to load the client's classes
     * @param commands sends and returns what to wait for; runs on the calling thread
     * @throws RedisUnavailable when there is no result within the time-out, or Redis reported an error
     */
    public <T extends @Nullable Object> T call(
            Duration timeout,
            Function<RedisClusterAsyncCommands<String, String>, ? extends CompletionStage<T>> commands) {
        return overWire(timeout, wire -> commands.apply(wire.commands()));
    }

    /** The same for who dispatches commands of its own making, several in one write. */
    public <T extends @Nullable Object> T dispatch(
            Duration timeout, Function<StatefulConnection<String, String>, ? extends CompletionStage<T>> commands) {
        return overWire(timeout, wire -> commands.apply(wire.connection()));
    }

    private <T extends @Nullable Object> T overWire(
            Duration timeout, Function<Wire, ? extends CompletionStage<T>> commands) {
        CompletableFuture<Wire> attempt = wire();
        long end = System.nanoTime() + timeout.toNanos();
        Wire connected = await(attempt, end);
        long answersBefore = connected.answers().get();
        CompletableFuture<T> result = commands.apply(connected).toCompletableFuture();
        try {
            T value = await(result, end);
            connected.answers().incrementAndGet();
            return value;
        } catch (RedisUnavailable failure) {
            result.cancel(false);
            if (isBroken(connected, answersBefore, failure.getCause())) {
                discard(attempt);
            }
            throw failure;
        }
    }

    /** Whether Redis answers within the time-out. */
    public boolean answers(Duration timeout) {
        try {
            call(timeout, RedisClusterAsyncCommands::ping);
            return true;
        } catch (RedisUnavailable down) {
            return false;
        }
    }

    /**
     * An error that Redis itself reported leaves the connection good. A time-out condemns it only when nothing else was
     * answered meanwhile: then the peer may be gone.
     */
    private static boolean isBroken(Wire wire, long answersBefore, @Nullable Throwable cause) {
        if (cause instanceof RedisCommandExecutionException) {
            return false;
        }
        return !(cause instanceof TimeoutException) || wire.answers().get() == answersBefore;
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future, long end) {
        try {
            return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new RedisUnavailable("Redis did not answer in time", slow);
        } catch (CancellationException closed) {
            throw new RedisUnavailable("The connection to Redis was closed", closed);
        } catch (ExecutionException failed) {
            throw new RedisUnavailable("Redis failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailable("Interrupted while waiting for Redis", interrupted);
        }
    }

    private synchronized CompletableFuture<Wire> wire() {
        Instant now = clock.instant();
        CompletableFuture<Wire> current = wire;
        if (current == null || isUseless(current, Duration.between(lastUse, now))) {
            if (current != null) {
                discard(current);
            }
            if (connector == null) {
                connector = new Connector(settings);
            }
            current = connector.connect();
            wire = current;
        }
        lastUse = now;
        return current;
    }

    private static boolean isUseless(CompletableFuture<Wire> attempt, Duration idle) {
        if (!attempt.isDone()) {
            return false;
        }
        return attempt.isCompletedExceptionally() || !attempt.join().isOpen() || idle.compareTo(MAX_IDLE) > 0;
    }

    @SuppressWarnings("ReferenceEquality") // A newer attempt must survive the end of an older one.
    private synchronized void discard(CompletableFuture<Wire> broken) {
        if (wire == broken) {
            wire = null;
        }
        // An attempt that is still under way is closed as soon as it succeeds.
        var _ = broken.thenCompose(Wire::close);
    }

    /** Closes connections and event loops, as before a snapshot; a later call connects again. */
    public synchronized void disconnect() {
        if (connector == null) {
            return;
        }
        CompletableFuture<Wire> last = wire;
        // An attempt that is still under way ends with its event loop.
        connector.close(
                last != null && last.isDone()
                        ? last.thenCompose(Wire::close)
                        : CompletableFuture.completedFuture(null));
        wire = null;
        connector = null;
    }

    @Override
    public void close() {
        disconnect();
    }
}
