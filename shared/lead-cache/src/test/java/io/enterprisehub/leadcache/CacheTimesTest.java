package io.enterprisehub.leadcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.CacheEvent.LoaderCall;
import io.enterprisehub.cache.tier.CacheEvent.PersistentCall;
import io.enterprisehub.cache.tier.CacheEvent.RemoteCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheTimesTest {

    @Test
    void namesLevelAndRegionAndNeverTheTenant() {
        Map<String, Duration> told = new LinkedHashMap<>();
        CacheTimes times = new CacheTimes(told::put);

        times.on(new RemoteCall("read", "leads", "tenant-1", 2, 1, 400, 3_000_000, false));
        times.on(new RemoteCall("read", "", "tenant-1", 0, 0, 0, 1_000_000, false));
        times.on(new RemoteCall("put", "leads", "tenant-1", 1, 0, 0, 250_000_000, true));
        times.on(new PersistentCall("read", "predictions", "tenant-1", 2, 1, 90, 2_000_000, false));
        times.on(new LoaderCall("scores", "tenant-1", 1, 1, 7_000_000, false));

        assertThat(told)
                .containsExactly(
                        Map.entry("cache.leads.redis.read", Duration.ofMillis(3)),
                        Map.entry("cache.redis.read", Duration.ofMillis(1)),
                        Map.entry("cache.leads.redis.put.failed", Duration.ofMillis(250)),
                        Map.entry("cache.predictions.postgres.read", Duration.ofMillis(2)),
                        Map.entry("cache.scores.load", Duration.ofMillis(7)));
    }
}
