package io.enterprisehub.cachetesting;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The truth behind a cache under test, and what the cache has acknowledged of it. Safe for any thread. */
final class Rows {

    private final AtomicLong versions = new AtomicLong();
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();

    /** Never behind what is committed. */
    record Acknowledged(long version, long nanos) {}

    long commit(String key) {
        long version = versions.incrementAndGet();
        committed.merge(key, version, Math::max);
        return version;
    }

    long load(String key) {
        return committed.getOrDefault(key, 0L);
    }

    /** The cache has taken notice of a version, now. */
    void acknowledge(String key, long version) {
        acknowledged.merge(
                key,
                new Acknowledged(version, System.nanoTime()),
                (one, other) -> one.version() > other.version() ? one : other);
    }

    /** What a read that begins now may not fall behind. */
    Acknowledged floor(String key) {
        return acknowledged.getOrDefault(key, new Acknowledged(0, 0));
    }
}
