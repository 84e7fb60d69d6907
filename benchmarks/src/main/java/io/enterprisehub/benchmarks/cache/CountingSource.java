package io.enterprisehub.benchmarks.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A slow truth that knows how often it was asked for a key. Its values are what the key says, so that any process agrees. */
final class CountingSource implements Source {

    private final Duration slowness;
    private final AtomicInteger loads = new AtomicInteger();

    CountingSource(Duration slowness) {
        this.slowness = slowness;
    }

    int loads() {
        return loads.get();
    }

    static String value(String key) {
        return "value of " + key;
    }

    @Override
    public Map<String, String> load(Set<String> keys) {
        loads.addAndGet(keys.size());
        long end = System.nanoTime() + slowness.toNanos();
        for (long left = slowness.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return keys.stream().collect(Collectors.toMap(key -> key, CountingSource::value));
    }
}
