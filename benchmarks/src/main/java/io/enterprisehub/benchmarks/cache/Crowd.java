package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Many readers of one value at the same moment, in this process or, through {@link #main}, in one of several. */
final class Crowd {

    private static final Duration SLOWNESS = Duration.ofMillis(50);

    private Crowd() {}

    /** How often the value was loaded. */
    static int loads(Subjects subject, String redis, String key, int readers) {
        CountingSource source = new CountingSource(SLOWNESS);
        try (Subject cache = subject.open(redis, source)) {
            var _ = cache.get("warm-up-of-" + key);
            int before = source.loads();
            read(cache, key, readers);
            return source.loads() - before;
        }
    }

    private static void read(Subject cache, String key, int readers) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable String>> answers = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return cache.get(key);
                }));
            }
            start.countDown();
            for (Future<@Nullable String> answer : answers) {
                NothingMeasured.unless(CountingSource.value(key).equals(answer.get()), "a reader got a wrong value");
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("the readers failed", failed);
        }
    }

    /** {@code SUBJECT REDIS KEY READERS}: says "ready", waits for a line, reads, says how often it loaded. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        CountingSource source = new CountingSource(SLOWNESS);
        try (Subject cache = Subjects.valueOf(args[0]).open(args[1], source);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var _ = cache.get("warm-up-of-" + ProcessHandle.current().pid());
            int before = source.loads();
            out.println("ready");
            if (in.readLine() != null) {
                cache.invocation();
                read(cache, args[2], Integer.parseInt(args[3]));
                out.println(source.loads() - before);
            }
        }
    }
}
