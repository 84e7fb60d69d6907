package io.enterprisehub.cache.tier;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Plays histories from many seeds, on two Redis servers at a time, and reports the reads that broke
 * the promise. Used once.
 */
public final class CoherenceRun {

    /** A violation says all that happened; more than a few at once help nobody. */
    private static final int MAX_VIOLATIONS = 3;

    private static final int BAR = 30;

    private final int seeds;
    private final PrintStream out;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong forgiven = new AtomicLong();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();

    private CoherenceRun(int seeds, PrintStream out) {
        this.seeds = seeds;
        this.out = out;
    }

    /**
     * Plays the histories of seeds 1 to {@code seeds}.
     *
     * @param json where the result is written
     * @param out for the progress, and for violations with their seeds and histories
     * @return 0 when the promise held, 1 when a read broke it
     */
    public static int run(int seeds, Path json, PrintStream out) {
        if (seeds <= 0) {
            throw new IllegalArgumentException("The number of seeds is positive: " + seeds);
        }
        CoherenceRun run = new CoherenceRun(seeds, out);
        run.play();
        run.report(json);
        return run.violations.isEmpty() ? 0 : 1;
    }

    private void play() {
        // One after the other: a server's program is unpacked first, and nobody may fork while it is written.
        try (SimulatedRedis one = SimulatedRedis.start();
                SimulatedRedis other = SimulatedRedis.start();
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<? extends Future<?>> running = Stream.of(one, other)
                    .map(redis -> workers.submit(() -> work(redis)))
                    .toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while histories were played", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A history could not be played", failed.getCause());
        }
    }

    private void work(SimulatedRedis redis) {
        for (int seed = next.incrementAndGet();
                seed <= seeds && violations.size() < MAX_VIOLATIONS;
                seed = next.incrementAndGet()) {
            play(redis, seed);
        }
    }

    private void play(SimulatedRedis redis, int seed) {
        try {
            World world = History.run(redis.link(), Mutation.NONE, seed);
            reads.addAndGet(world.reads());
            forgiven.addAndGet(world.forgiven());
        } catch (AssertionError violation) {
            violations.add("Seed " + seed + ": " + violation.getMessage());
        }
        progress(done.incrementAndGet());
    }

    private void progress(int played) {
        if (played % Math.max(1, seeds / 200) == 0 || played == seeds) {
            int full = (int) ((long) BAR * played / seeds);
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %d of %d histories, %.0f a second, %d violations ",
                    "#".repeat(full),
                    ".".repeat(BAR - full),
                    played,
                    seeds,
                    played / seconds(),
                    violations.size());
            out.flush();
        }
    }

    private double seconds() {
        return Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis()) / 1_000.0;
    }

    private void report(Path json) {
        out.println();
        violations.forEach(out::println);
        String result = String.format(
                Locale.ROOT,
                "{%n  \"histories\": %d,%n  \"reads\": %d,%n  \"violations\": %d,%n"
                        + "  \"forgivenAfterFailover\": %d,%n  \"seconds\": %.1f%n}%n",
                done.get(),
                reads.get(),
                violations.size(),
                forgiven.get(),
                seconds());
        out.printf(
                Locale.ROOT,
                "%d reads in %d histories, %d violations; %d reads are excused by a failover that forgot%n",
                reads.get(),
                done.get(),
                violations.size(),
                forgiven.get());
        try {
            Files.createDirectories(json.toAbsolutePath().getParent());
            Files.writeString(json, result);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
