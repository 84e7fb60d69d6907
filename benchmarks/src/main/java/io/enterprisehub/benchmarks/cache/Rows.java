package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.TwoLevelCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two-level subjects as caches of row versions, for the scenarios that look for old values. */
final class Rows {

    /** Ours is strict about it; the peers get more, so that they do not fail because the machine is busy. */
    private static final Duration DEADLINE = Duration.ofMillis(50);

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private Rows() {}

    static TwoLevelCache.Factory of(Subjects subject) {
        return switch (subject) {
            case OURS -> OurRows::new;
            case JETCACHE -> (redis, truth) -> new PeerRows(new JetCache(redis, TIMEOUT, source(truth)));
            case REDISSON -> (redis, truth) -> new PeerRows(new RedissonMap(redis, TIMEOUT, source(truth)));
            default -> throw new IllegalArgumentException(subject + " has one level");
        };
    }

    private static Source source(ToLongFunction<String> truth) {
        return keys -> keys.stream()
                .collect(Collectors.toMap(Function.identity(), key -> Long.toString(truth.applyAsLong(key))));
    }

    private static long version(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    /** A peer: the value is the version as text. */
    private record PeerRows(Subject cache) implements TwoLevelCache {

        @Override
        public void begin() {}

        @Override
        public long read(String key) {
            return version(cache.get(key));
        }

        @Override
        public void put(String key, LongSupplier commit) {
            cache.put(key, Long.toString(commit.getAsLong()));
        }

        @Override
        public void invalidate(String key, LongSupplier commit) {
            var _ = commit.getAsLong();
            cache.evict(key);
        }

        @Override
        public void close() {
            cache.close();
        }
    }

    /** Ours: versions are the row's, and a ticket is taken before the commit. */
    private static final class OurRows implements TwoLevelCache {

        private static final String TENANT = "bench";
        private static final Duration BUDGET = Duration.ofMinutes(5);

        private final RedisLink link;
        private final TieredCache cache;
        private final Region<String, String> region;
        private volatile Session session;

        OurRows(String redis, ToLongFunction<String> truth) {
            link = new RedisLink(RedisSettings.of(redis, false), InstantSource.system());
            cache = TieredCache.builder()
                    .local(64 << 20)
                    .remote(new RedisLevel(link, DEADLINE))
                    .build();
            region = cache.region(new RegionDefinition<>(
                    "rows",
                    key -> key,
                    Codecs.text(),
                    (tenant, keys) ->
                            keys.stream().collect(Collectors.toMap(key -> key, key -> row(truth.applyAsLong(key)))),
                    RegionPolicy.strict()));
            session = cache.session(BUDGET);
        }

        private static Versioned<String> row(long version) {
            return new Versioned<>(version, version == 0 ? null : Long.toString(version));
        }

        @Override
        public void begin() {
            session.close();
            session = cache.session(BUDGET);
        }

        @Override
        public long read(String key) {
            return version(region.get(session, TENANT, key));
        }

        @Override
        public void put(String key, LongSupplier commit) {
            WriteTicket ticket = session.writing(TENANT);
            region.put(ticket, key, row(commit.getAsLong()));
        }

        @Override
        public void invalidate(String key, LongSupplier commit) {
            var _ = commit.getAsLong();
            region.evict(TENANT, key);
        }

        @Override
        public void close() {
            session.close();
            link.close();
        }
    }
}
