package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.Meter.Counts;
import io.enterprisehub.cachetesting.RedisNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hazards: values at the limits of size, one key that everybody wants, ids that nobody has. */
class SizesHazardTest {

    private static RedisNode redis;
    private static FaultProxy network;
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
        network = FaultProxy.to(redis.port());
        link = new RedisLink(new RedisSettings(network.uri(), false, LIMIT, LIMIT), InstantSource.system());
    }

    @AfterAll
    static void stopRedis() {
        link.close();
        network.close();
        redis.close();
    }

    private static Fixture environment(RegionPolicy policy) {
        return new Fixture(new RedisLevel(link, LIMIT), 16 << 20, policy, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Envelope.MAX_PAYLOAD - 1, Envelope.MAX_PAYLOAD, Envelope.MAX_PAYLOAD + 1})
    void aValueUpToTheLimitIsSharedAndALargerOneIsLoadedByEach(int length) {
        Fixture one = environment(POLICY);
        Fixture other = environment(POLICY);
        boolean fits = length <= Envelope.MAX_PAYLOAD;
        String value = "x".repeat(length);
        one.truth.put("a", new Versioned<>(1, value));
        other.truth.put("a", new Versioned<>(1, value));

        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>(value, 1, LOADER, false));
        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>(value, 1, fits ? REMOTE : LOADER, false));

        assertThat(one.cache.counters().get(Counter.TOO_LARGE)).isEqualTo(fits ? 0 : 1);
        // Nobody waits for the end of a lease that nothing comes of.
        assertThat(other.cache.counters().get(Counter.LEASE_BUSY)).isZero();
        assertThat(redis.ask("EXISTS", Fixture.valueKey(tenant, "a"))).isEqualTo(fits ? "1" : "0");
        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "other")).isNull();
            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(LOCAL);
        }
    }

    @Test
    void aHotKeyCostsAtMostOneRequestPerInvocation() {
        Fixture one = environment(POLICY.withTtl(Duration.ofSeconds(30), Duration.ofSeconds(30)));
        int keys = 1_000;
        IntStream.range(0, keys).forEach(i -> one.truth.put("k" + i, new Versioned<>(1, "v" + i)));
        Zipf zipf = new Zipf(keys, 1.2, new Random(11));
        int hotReads = 0;
        for (int invocation = 0; invocation < 100; invocation++) {
            one.pass(Duration.ofSeconds(1));
            try (Session session = one.session()) {
                long hotRequests = 0;
                for (int i = 0; i < 100; i++) {
                    String key = "k" + zipf.next();
                    Counts before = network.meter().counts();
                    assertThat(one.region.get(session, tenant, key)).isNotNull();
                    if (key.equals("k0")) {
                        hotReads++;
                        hotRequests += Math.min(
                                1, network.meter().counts().since(before).turns());
                    }
                }
                assertThat(hotRequests).isLessThanOrEqualTo(1);
            }
        }
        assertThat(hotReads).isGreaterThan(1_500);
    }

    @Test
    void idsThatNobodyHasReachTheLoaderOnce() {
        Fixture one = environment(POLICY);
        Random random = new Random(5);
        List<String> ids =
                random.longs(10_000).mapToObj(Long::toHexString).distinct().toList();
        for (int round = 0; round < 3; round++) {
            for (int from = 0; from < ids.size(); from += 100) {
                try (Session session = one.session()) {
                    assertThat(one.region.getAll(session, tenant, ids.subList(from, from + 100)))
                            .isEmpty();
                }
            }
        }

        assertThat(one.loads.get()).isEqualTo(100);
        assertThat(one.loadedKeys.get()).isEqualTo(10_000);
        Fixture other = environment(POLICY);
        try (Session session = other.session()) {
            assertThat(other.region.getAll(session, tenant, ids.subList(0, 100)))
                    .isEmpty();
        }
        assertThat(other.loads.get()).isZero();
    }

    /** Ranks from 0, the first the most frequent by far. */
    private static final class Zipf {

        private final double[] cumulative;
        private final Random random;

        Zipf(int ranks, double exponent, Random random) {
            this.random = random;
            this.cumulative = new double[ranks];
            double sum = 0;
            for (int rank = 0; rank < ranks; rank++) {
                sum += 1 / Math.pow(rank + 1, exponent);
                cumulative[rank] = sum;
            }
        }

        int next() {
            double point = random.nextDouble() * cumulative[cumulative.length - 1];
            int found = Arrays.binarySearch(cumulative, point);
            return found < 0 ? -found - 1 : found;
        }
    }
}
