package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.CacheEvent.PersistentCall;
import io.enterprisehub.cache.tier.Observation.Moved;
import io.enterprisehub.cache.tier.Observation.Named;
import io.enterprisehub.cache.tier.postgres.Computed;
import io.enterprisehub.cache.tier.postgres.ComputedValues;
import io.enterprisehub.cache.tier.postgres.Kept;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a listener of each statement of the persistent level. */
final class ObservedValues implements ComputedValues {

    private final ComputedValues values;
    private final Observation observation;

    ObservedValues(ComputedValues values, CacheListener listener, Ticker ticker) {
        this.values = values;
        this.observation = new Observation(listener, ticker, PersistentCall::new);
    }

    @Override
    public Map<String, Kept> read(String tenant, String region, Collection<String> keys) {
        return observation.of(
                new Named("read", region, tenant, keys.size()),
                () -> values.read(tenant, region, keys),
                found -> Moved.found(found.values(), Kept::envelope));
    }

    @Override
    public Set<String> store(String tenant, String region, List<Computed> computed) {
        long bytes =
                computed.stream().mapToLong(value -> value.envelope().length).sum();
        return observation.of(
                new Named("store", region, tenant, computed.size()),
                () -> values.store(tenant, region, computed),
                stored -> new Moved(0, bytes));
    }

    @Override
    public void forget(String tenant, String region, String key, long upTo) {
        observation.of(new Named("forget", region, tenant, 1), () -> values.forget(tenant, region, key, upTo));
    }

    @Override
    public void forgetAll(String tenant, String region) {
        observation.of(new Named("forgetAll", region, tenant, 0), () -> values.forgetAll(tenant, region));
    }
}
