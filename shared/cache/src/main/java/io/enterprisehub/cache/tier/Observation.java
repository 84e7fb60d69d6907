package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures calls to a level and tells a listener of each when it has ended, also by an exception. Safe for any thread.
 *
 * @param event of this level
 */
record Observation(CacheListener listener, Ticker ticker, Event event) {

    /** What is told of a call. */
    @FunctionalInterface
    interface Event {
        CacheEvent of(
                String operation,
                String region,
                String tenant,
                int keys,
                int found,
                long bytes,
                long nanos,
                boolean failed);
    }

    /** What a call is about. */
    record Named(String operation, String region, String tenant, int keys) {}

    /** What a call moved. */
    record Moved(int found, long bytes) {

        static final Moved NOTHING = new Moved(0, 0);

        /** The envelopes that were found; null stands for nothing. */
        static <T> Moved found(Iterable<T> values, Function<T, byte @Nullable []> envelope) {
            int found = 0;
            long bytes = 0;
            for (T value : values) {
                byte[] there = envelope.apply(value);
                found += there == null ? 0 : 1;
                bytes += there == null ? 0 : there.length;
            }
            return new Moved(found, bytes);
        }
    }

    <T> T of(Named named, Supplier<T> call, Function<T, Moved> moved) {
        long start = ticker.read();
        Moved done = null;
        try {
            T answer = call.get();
            done = moved.apply(answer);
            return answer;
        } finally {
            Moved told = done == null ? Moved.NOTHING : done;
            long nanos = ticker.read() - start;
            listener.on(event.of(
                    named.operation(),
                    named.region(),
                    named.tenant(),
                    named.keys(),
                    told.found(),
                    told.bytes(),
                    nanos,
                    done == null));
        }
    }

    /** A call that answers nothing. */
    void of(Named named, Runnable call) {
        Supplier<Boolean> done = () -> {
            call.run();
            return true;
        };
        var _ = of(named, done, ok -> Moved.NOTHING);
    }
}
