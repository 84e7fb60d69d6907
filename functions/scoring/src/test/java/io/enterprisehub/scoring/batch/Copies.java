package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.leadcache.LeadRegion;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The copies of a tenant's leads in Redis, as another environment would find them without asking the database. */
final class Copies {

    private static final String VALUES = ":tier:v:" + LeadRegion.NAME + ":";

    private Copies() {}

    /** Documents by lead id. */
    static Map<String, String> of(String tenant, TestRedis redis) {
        List<String> ids = redis.keysOf(tenant).stream()
                .filter(key -> key.contains(VALUES))
                .map(key -> key.substring(key.indexOf(VALUES) + VALUES.length()))
                .toList();
        try (RedisLink link = new RedisLink(RedisSettings.of(redis.uri(), false), Clock.systemUTC())) {
            TieredCache cache = TieredCache.builder()
                    .remote(new RedisLevel(link, Duration.ofSeconds(5)))
                    .build();
            Region<String, String> leads =
                    cache.region(LeadRegion.over((asked, keys) -> Map.of(), RegionPolicy.strict()));
            try (Session session = cache.session(Duration.ofSeconds(5))) {
                return leads.getAll(session, tenant, ids);
            }
        }
    }
}
