package io.enterprisehub.local.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Times the steps of one run. Not safe for many threads. */
final class Stopwatch {

    private final long start = System.nanoTime();
    private final Map<String, Duration> laps = new LinkedHashMap<>();
    private long lapStart = start;

    /** Ends the step of this name; the next one begins. */
    void lap(String step) {
        long now = System.nanoTime();
        laps.put(step, Duration.ofNanos(now - lapStart));
        lapStart = now;
    }

    Duration total() {
        return Duration.ofNanos(lapStart - start);
    }

    Map<String, Duration> laps() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(laps));
    }
}
