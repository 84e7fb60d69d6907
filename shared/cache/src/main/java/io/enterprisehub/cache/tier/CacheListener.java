package io.enterprisehub.cache.tier;

/**
 * Told of every call that leaves memory: for metrics with latencies and for tracing. Hits in memory are only counted, in
 * {@link Counters}: an event for each would cost more than the hit.
 *
 * <p>Called on the reading thread, right after the call; it should be quick and must not throw. Implementations are safe for
 * any thread.
 */
@FunctionalInterface
public interface CacheListener {
    void on(CacheEvent event);
}
