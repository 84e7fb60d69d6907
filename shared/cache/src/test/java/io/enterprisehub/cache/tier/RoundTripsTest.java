package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cachetesting.Meter.Counts;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reads cost, counted by a proxy between cache and Redis. */
class RoundTripsTest {

    private static final List<String> KEYS =
            IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private Site site;
    private Site filler;

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        site = new Site(redis, truth, POLICY);
        filler = new Site(redis, truth, POLICY);
        KEYS.forEach(truth::commit);
        // The scripts are known to the server from here on.
        assertThat(site.read(tenant + "-warm", KEYS.getFirst()).value()).isNotNull();
    }

    @AfterEach
    void close() {
        site.close();
        filler.close();
    }

    private void fill(List<String> keys) {
        try (Session session = filler.cache.session(Site.LIMIT)) {
            assertThat(filler.region.getAll(session, tenant, keys)).hasSize(keys.size());
        }
    }

    /** Commands in so many turns, as pairs. */
    private void assertCost(Runnable action, long commands, long turns) {
        Counts before = site.network.meter().counts();
        action.run();
        Counts cost = site.network.meter().counts().since(before);
        assertThat(cost.commands()).as("commands").isEqualTo(commands);
        assertThat(cost.turns()).as("turns").isEqualTo(turns);
    }

    @Test
    void theFirstReadOfAnInvocationTakesTheLogAlongAndLaterOnesCostNothing() {
        fill(KEYS);
        try (Session session = site.cache.session(Site.LIMIT)) {
            assertCost(() -> site.region.get(session, tenant, "k1"), 1, 1);
            assertCost(() -> site.region.get(session, tenant, "k1"), 0, 0);
        }
    }

    @Test
    void aLaterReadOfOneSharedKeyIsOneRoundTripOfTwoCommands() throws Exception {
        fill(KEYS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Session session = site.cache.session(Site.LIMIT)) {
            assertThat(site.region.get(session, tenant, "k1")).isNotNull();
            Counts before = site.network.meter().counts();
            site.network.set(Way.HOLD_REPLIES);
            Future<String> read = threads.submit(() -> site.region.get(session, tenant, "k2"));
            site.network.meter().await(now -> now.since(before).commands() == 2, Site.LIMIT);
            site.network.set(Way.OPEN);

            assertThat(read.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(site.network.meter().counts().since(before).commands()).isEqualTo(2);
        }
    }

    @Test
    void aBarrierCostsOneRoundTripWhenMemoryHasEverything() {
        fill(KEYS);
        try (Session session = site.cache.session(Site.LIMIT)) {
            assertThat(site.region.getAll(session, tenant, KEYS)).hasSize(100);
        }
        try (Session session = site.cache.session(Site.LIMIT)) {
            assertCost(() -> site.region.get(session, tenant, "k1"), 1, 1);
            assertCost(() -> site.region.getAll(session, tenant, KEYS), 0, 0);
        }
    }

    @Test
    void aHundredKeysThatAreSharedCostOneRoundTrip() {
        fill(KEYS);
        try (Session session = site.cache.session(Site.LIMIT)) {
            assertCost(() -> site.region.getAll(session, tenant, KEYS), 1, 1);
        }
    }

    @Test
    void aHundredKeysOfWhichHalfAreInMemoryCostOneRoundTrip() {
        fill(KEYS);
        try (Session session = site.cache.session(Site.LIMIT)) {
            assertCost(() -> site.region.getAll(session, tenant, KEYS.subList(0, 50)), 1, 1);
            assertCost(() -> site.region.getAll(session, tenant, KEYS), 1, 1);
        }
    }

    @Test
    void fillsOfAHundredKeysTravelTogether() throws Exception {
        Counts before = site.network.meter().counts();
        site.whileLoading = () -> site.network.set(Way.HOLD_REPLIES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Session session = site.cache.session(Site.LIMIT)) {
            Future<Integer> read = threads.submit(
                    () -> site.region.getAll(session, tenant, KEYS).size());
            // No reply comes back before the last fill has been sent: none of them waits for another.
            site.network.meter().await(now -> now.since(before).commands() == 1 + KEYS.size(), Site.LIMIT);
            assertThat(read.isDone()).isFalse();
            site.network.set(Way.OPEN);

            assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(100);
        }
    }

    @Test
    void aWriteCostsOneRoundTrip() {
        // Each script travels once.
        site.put(tenant + "-warm", "k1");
        site.evict(tenant + "-warm", "k1");

        assertCost(() -> site.put(tenant, "k1"), 1, 1);
        assertCost(() -> site.evict(tenant, "k1"), 1, 1);
        assertCost(() -> site.expire(tenant, "k1"), 1, 1);
    }
}
