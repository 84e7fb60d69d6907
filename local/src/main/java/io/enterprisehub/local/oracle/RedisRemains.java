package io.enterprisehub.local.oracle;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Entries of the tiered cache that Redis holds of tenants which it should have forgotten. Claims and rates live on for a day: they name no lead. */
public final class RedisRemains {

    private RedisRemains() {}

    /** Number of keys by tenant and kind, only where there are any. */
    public static Map<String, Map<String, Long>> of(URI redis, Set<String> purged) {
        Map<String, Map<String, Long>> remains = new HashMap<>();
        try (RedisClient client = RedisClient.create(redis.toString());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            for (String tenant : purged) {
                ScanIterator<String> keys = ScanIterator.scan(
                        connection.sync(),
                        ScanArgs.Builder.matches("eh:{" + tenant + "}:tier:*").limit(1000));
                long count = keys.stream().count();
                if (count > 0) {
                    remains.put(tenant, Map.of("redis", count));
                }
            }
        }
        return remains;
    }
}
