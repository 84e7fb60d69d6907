package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that ask one thing after the other, as many as Lambda lets one environment serve at once where it serves several. */
final class Callers {

    static final int COUNT = 32;

    /** Of each caller, the last ones: more would only be sorted. */
    private static final int MOST_TIMES = 1 << 16;

    private Callers() {}

    /** What the callers saw. */
    record Seen(double perSecond, double p50Micros, double p99Micros) {

        /** As one line, with what else the JVM that measured has to say. */
        String with(double more) {
            return perSecond + " " + p50Micros + " " + p99Micros + " " + more;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Carries times to where they are sorted; never compared.
    private record Times(long calls, long[] nanos) {}

    /** Asks for so long; {@code call} gets a number that no other call gets, below {@code numbers}, and ends before that where they run out. */
    static Seen ask(long millis, int numbers, IntConsumer call) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        List<Future<Times>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(COUNT)) {
            for (int caller = 0; caller < COUNT; caller++) {
                int first = caller;
                callers.add(threads.submit(() -> ask(first, numbers, call, end)));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long calls = 0;
        List<long[]> all = new ArrayList<>();
        for (Future<Times> caller : callers) {
            calls += caller.get().calls();
            all.add(caller.get().nanos());
        }
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        NothingMeasured.unless(nanos.length > 0, "nobody was answered");
        return new Seen(calls / seconds, at(nanos, 0.5), at(nanos, 0.99));
    }

    private static Times ask(int first, int numbers, IntConsumer call, long end) {
        long[] nanos = new long[MOST_TIMES];
        int calls = 0;
        for (int number = first; number < numbers; number += COUNT) {
            long before = System.nanoTime();
            if (before >= end) {
                break;
            }
            call.accept(number);
            nanos[calls++ % MOST_TIMES] = System.nanoTime() - before;
        }
        return new Times(calls, Arrays.copyOf(nanos, Math.min(calls, MOST_TIMES)));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e3;
    }
}
