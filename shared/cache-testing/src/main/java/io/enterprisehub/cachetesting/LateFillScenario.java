package io.enterprisehub.cachetesting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The race that leaves an old value in a cache for its whole life: a reader has read the row, another environment commits a
 * newer version and invalidates the key, and only then does the reader store what it has. In every round the race is
 * forced by latches; afterwards both environments read once more, in a new invocation.
 *
 * @param rounds each with a row of its own
 * @param limit of each wait; a cache that locks the key while it loads may make the writer wait for the reader
 */
public record LateFillScenario(int rounds, Duration limit) {

    /**
     * What was counted.
     *
     * @param staleReader rounds after which the environment that had loaded served the old version
     * @param staleWriter rounds after which the environment that had written served the old version
     * @param blocked rounds in which the write could not be acknowledged while the load lasted
     */
    public record Outcome(int rounds, int staleReader, int staleWriter, int blocked) {}

    /** Runs all rounds over a Redis that belongs to this scenario alone. */
    public Outcome run(TwoLevelCache.Factory caches, String redisUri) {
        Rows rows = new Rows();
        AtomicReference<Gate> gate = new AtomicReference<>(new Gate());
        gate.get().release.countDown();
        int staleReader = 0;
        int staleWriter = 0;
        int blocked = 0;
        try (TwoLevelCache writer = caches.open(redisUri, rows::load);
                TwoLevelCache reader = caches.open(redisUri, key -> {
                    long version = rows.load(key);
                    gate.get().pass(limit);
                    return version;
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                String key = "late-" + round;
                rows.commit(key);
                Gate closed = new Gate();
                gate.set(closed);
                Future<Long> load = threads.submit(() -> {
                    reader.begin();
                    return reader.read(key);
                });
                closed.awaitLoader(limit);
                Future<?> write = threads.submit(() -> writer.invalidate(key, () -> rows.commit(key)));
                blocked += isDone(write, limit) ? 0 : 1;
                closed.release.countDown();
                finish(load);
                finish(write);
                staleReader += isStale(reader, key, rows) ? 1 : 0;
                staleWriter += isStale(writer, key, rows) ? 1 : 0;
            }
        }
        return new Outcome(rounds, staleReader, staleWriter, blocked);
    }

    private static boolean isStale(TwoLevelCache cache, String key, Rows rows) {
        cache.begin();
        return cache.read(key) < rows.load(key);
    }

    private static boolean isDone(Future<?> future, Duration limit) {
        try {
            future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException blocked) {
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void finish(Future<?> future) {
        if (!isDone(future, Duration.ofMinutes(1))) {
            throw new IllegalStateException("The cache under test does not answer");
        }
    }

    /** Holds a loader between its read of the row and its return. */
    private static final class Gate {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        void pass(Duration limit) {
            arrived.countDown();
            // The writer gets its whole limit first, should it be blocked.
            await(release, limit.multipliedBy(3));
        }

        void awaitLoader(Duration limit) {
            await(arrived, limit);
        }

        private static void await(CountDownLatch latch, Duration limit) {
            try {
                if (!latch.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("The race could not be forced");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
