package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.KeyHeat;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which keys this environment reads most. Reads that memory answers are sampled when they come fast: counting each would
 * cost more than the hit itself. All others are counted.
 *
 * <p>Safe for any thread. Bounded: so many keys for a tenant, so many tenants.
 */
final class Heat {

    private static final int KEYS = 512;
    private static final int TENANTS = 100;
    private static final long HALF_LIFE = Duration.ofMinutes(10).toNanos();

    private final Map<String, TopKeys<Address>> tenants = new ConcurrentHashMap<>();
    private final SamplingRate rate;

    Heat(long now) {
        rate = new SamplingRate(now);
    }

    void hit(String tenant, String region, String key, long now) {
        int weight = rate.weight();
        if (weight != 0) {
            rate.took(now);
            keys(tenant, now).offer(new Address(region, key), weight, now);
        }
    }

    void missed(String tenant, Address address, long now) {
        keys(tenant, now).add(address, 1, now);
    }

    private TopKeys<Address> keys(String tenant, long now) {
        TopKeys<Address> keys = tenants.get(tenant);
        if (keys == null) {
            if (tenants.size() >= TENANTS) {
                tenants.keySet().stream().findAny().ifPresent(tenants::remove);
            }
            keys = tenants.computeIfAbsent(tenant, name -> new TopKeys<>(KEYS, HALF_LIFE, now));
        }
        return keys;
    }

    List<KeyHeat> drain(String tenant, int n) {
        TopKeys<Address> keys = tenants.get(tenant);
        return keys == null
                ? List.of()
                : keys.drain(n).stream()
                        .map(top -> new KeyHeat(tenant, top.key(), top.reads()))
                        .toList();
    }

    List<KeyHeat> hottest(int n) {
        return tenants.entrySet().stream()
                .flatMap(tenant -> tenant.getValue().top(n).stream()
                        .map(top -> new KeyHeat(tenant.getKey(), top.key(), top.reads())))
                .sorted(Comparator.comparingDouble(KeyHeat::reads).reversed())
                .limit(n)
                .toList();
    }
}
