package io.enterprisehub.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts calls per key and calendar minute in the memory of this process. It is local: with N execution environments N times
 * the limit gets through, which is enough to keep one sender from drowning the others, and honest only under this name.
 *
 * <p>A new minute is a new, empty map, so memory is bounded by the keys of one minute, and those by {@link #MAX_KEYS}: what comes
 * beyond shares one counter. Safe for many threads.
 */
final class MinuteWindow {

    static final int MAX_KEYS = 10_000;

    private static final long SECONDS = Duration.ofMinutes(1).toSeconds();
    private static final String OTHERS = "";

    private final InstantSource clock;
    private final AtomicReference<Counts> current = new AtomicReference<>(new Counts(Long.MIN_VALUE));

    MinuteWindow(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one call and tells whether it is within the limit. */
    boolean admits(String key, int limit) {
        return countsOf(minuteOf(clock.instant())).increment(key) <= limit;
    }

    /** The number of a calendar minute since the epoch. */
    static long minuteOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    /** From {@code time} to the start of the next minute, in which counting begins anew. */
    static Duration restOfMinute(Instant time) {
        return Duration.between(time, Instant.ofEpochSecond((minuteOf(time) + 1) * SECONDS));
    }

    private Counts countsOf(long minute) {
        return current.updateAndGet(counts -> counts.minute == minute ? counts : new Counts(minute));
    }

    private record Counts(long minute, Map<String, AtomicInteger> byKey) {

        Counts(long minute) {
            this(minute, new ConcurrentHashMap<>());
        }

        int increment(String key) {
            String counted = byKey.size() < MAX_KEYS || byKey.containsKey(key) ? key : OTHERS;
            return byKey.computeIfAbsent(counted, any -> new AtomicInteger()).incrementAndGet();
        }
    }
}
