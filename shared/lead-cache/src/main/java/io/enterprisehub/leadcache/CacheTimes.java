package io.enterprisehub.leadcache;

import io.enterprisehub.cache.tier.CacheEvent;
import io.enterprisehub.cache.tier.CacheListener;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Tells how long the levels below memory took, by region: {@code cache.leads.redis.read} for Redis,
 * {@code cache.predictions.postgres.read} for the level of computed values, and {@code cache.leads.load} for the truth below
 * them. A call without a key, as a barrier that reads the log alone, is {@code cache.redis.read}; one that failed has
 * {@code .failed} behind its name. Safe for any thread if what it tells is.
 *
 * @param times takes a metric's name and a duration; the tenant is a property of the document, never part of a name
 */
public record CacheTimes(BiConsumer<String, Duration> times) implements CacheListener {

    @Override
    public void on(CacheEvent event) {
        String name = "cache."
                + switch (event) {
                    case CacheEvent.RemoteCall call -> {
                        String region = call.region();
                        yield (region.isEmpty() ? "" : region + ".") + "redis." + call.operation();
                    }
                    case CacheEvent.PersistentCall call -> call.region() + ".postgres." + call.operation();
                    case CacheEvent.LoaderCall call -> call.region() + ".load";
                };
        times.accept(event.failed() ? name + ".failed" : name, Duration.ofNanos(event.nanos()));
    }
}
