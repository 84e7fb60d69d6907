package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.Fill;
import io.enterprisehub.cache.tier.remote.ReadRequest;
import io.enterprisehub.cache.tier.remote.RemoteValue.Lease;
import io.enterprisehub.cache.tier.remote.Stamp;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hazards: many miss together; who holds the lease dies, or freezes and comes back late. */
class HerdHazardTest {

    private static final int SITES = 10;
    private static final int THREADS = 10;
    private static final Address ADDRESS = new Address("r", "a");

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private final List<Site> sites = new ArrayList<>();

    @BeforeAll
    static void startRedis() {
        redis = RedisNode.standalone();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void close() {
        sites.forEach(Site::close);
    }

    private Site open(RegionPolicy policy) {
        Site site = new Site(redis, truth, policy);
        sites.add(site);
        return site;
    }

    private void missTogether() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> reads = sites.stream()
                    .flatMap(site -> Stream.generate(() ->
                                    threads.submit(() -> site.read(tenant, "a").value()))
                            .limit(THREADS))
                    .toList();
            for (Future<String> read : reads) {
                assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("a@1");
            }
        }
    }

    private int loads() {
        return sites.stream().mapToInt(site -> site.loads.get()).sum();
    }

    @Test
    void aHundredReadersInTenEnvironmentsLoadOnceWithTheLease() throws Exception {
        truth.commit("a");
        RegionPolicy patient = POLICY.withLease(Duration.ofMinutes(10), Duration.ofMinutes(10));
        for (int i = 0; i < SITES; i++) {
            open(patient).whileLoading = this::awaitThatAllOthersWait;
        }

        missTogether();

        assertThat(loads()).isEqualTo(1);
    }

    /** Their pauses cost no time, so that they look again and again, and each look finds the lease taken. */
    private void awaitThatAllOthersWait() {
        long end = System.nanoTime() + Site.LIMIT.toNanos();
        while (sites.stream().filter(site -> site.count(Counter.LEASE_BUSY) > 0).count() < SITES - 1) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aHundredReadersInTenEnvironmentsLoadOncePerEnvironmentWithoutPatience() throws Exception {
        truth.commit("a");
        CountDownLatch allLoad = new CountDownLatch(SITES);
        for (int i = 0; i < SITES; i++) {
            Site site = open(POLICY.withLease(Duration.ofMinutes(10), Duration.ZERO));
            assertThat(site.read(tenant, "other").value()).isNull();
            site.whileLoading = () -> {
                allLoad.countDown();
                await(allLoad);
            };
        }
        int before = loads();

        missTogether();

        assertThat(loads() - before).isEqualTo(SITES);
    }

    @Test
    void aHolderThatDiedCostsOthersTheirPatienceAndNothingElse() {
        truth.commit("a");
        RegionPolicy policy = POLICY.withLease(Duration.ofMinutes(1), Duration.ofMillis(200));
        Site dies = open(policy);
        Site other = open(policy);
        assertThat(takeLease(dies, "token-of-the-dead")).isEqualTo(Lease.GRANTED);
        long before = other.nanos.get();

        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("a@1", 1, LOADER, false));

        assertThat(Duration.ofNanos(other.nanos.get() - before))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(240));
        assertThat(redis.ask("PTTL", leaseKey()))
                .satisfies(left -> assertThat(Long.parseLong(left)).isBetween(1L, 60_000L));
    }

    @Test
    void aHolderThatWasFrozenBeyondItsLeaseMayNotFill() {
        truth.commit("a");
        Site frozen = open(POLICY);
        Site other = open(POLICY);
        frozen.whileLoading = () -> {
            // The server forgets the lease; others load, commit and fill.
            assertThat(redis.ask("DEL", leaseKey())).isEqualTo("1");
            truth.commit("a");
            assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("a@2", 2, LOADER, false));
        };

        assertThat(frozen.read(tenant, "a").version()).isEqualTo(1);

        assertThat(frozen.count(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        Site third = open(POLICY);
        assertThat(third.read(tenant, "a")).isEqualTo(new Lookup<>("a@2", 2, Lookup.Origin.REMOTE, false));
    }

    @Test
    void aHolderWhoseLoaderFailsLetsOthersLoadAtOnce() {
        truth.commit("a");
        RegionPolicy policy = POLICY.withLease(Duration.ofMinutes(1), Duration.ofMinutes(1));
        Site fails = open(policy);
        Site other = open(policy);
        fails.loaderBroken = true;

        assertThatThrownBy(() -> fails.read(tenant, "a")).hasMessage("The loader is broken");

        assertThat(redis.ask("EXISTS", leaseKey())).isEqualTo("0");
        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("a@1", 1, LOADER, false));
        assertThat(other.nanos.get()).isZero();
    }

    @Test
    void aLeaseThatIsSomebodyElsesByNowIsNotGivenBack() {
        Site one = open(POLICY);
        assertThat(takeLease(one, "yours")).isEqualTo(Lease.GRANTED);

        one.level.release(tenant, List.of(ADDRESS), "mine");

        assertThat(redis.ask("GET", leaseKey())).isEqualTo("yours");
    }

    @Test
    void firstReadsOfAnEnvironmentThatComeTogetherBeginOneGeneration() throws Exception {
        truth.commit("a");
        Site one = open(POLICY.withLease(Duration.ofMinutes(1), Site.LIMIT));
        one.network.set(Way.HOLD_REPLIES);
        List<Thread> readers = Stream.generate(() -> Thread.ofPlatform().start(() -> one.read(tenant, "a")))
                .limit(THREADS)
                .toList();
        for (Thread reader : readers) {
            awaitThatItWaits(reader);
        }

        one.network.set(Way.OPEN);
        for (Thread reader : readers) {
            assertThat(reader.join(Site.LIMIT)).isTrue();
        }

        assertThat(one.count(Counter.GENERATION)).isEqualTo(1);
        assertThat(one.loads.get()).isEqualTo(1);
        assertThat(one.count(Counter.BARRIER)).isEqualTo(THREADS);
    }

    private static void awaitThatItWaits(Thread reader) {
        long end = System.nanoTime() + Site.LIMIT.toNanos();
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aTokenThatWasGivenToSomebodyElseDoesNotFill() {
        Site one = open(POLICY);
        LocalKey name = new LocalKey(tenant, "r", "a");
        byte[] envelope =
                new Envelope(false, Codecs.text().id(), 1, 0, 0, new byte[0]).encode(name, Compression.none());
        Stamp stamp = new Stamp(one.level.start(tenant, "anchor").groups(), List.of());
        assertThat(takeLease(one, "mine")).isEqualTo(Lease.GRANTED);
        assertThat(takeLease(one, "yours")).isEqualTo(Lease.BUSY);

        assertThat(one.level.fill(tenant, List.of(fill("yours", envelope, stamp))))
                .containsExactly(false);
        assertThat(one.level.fill(tenant, List.of(fill("mine", envelope, stamp))))
                .containsExactly(true);
        assertThat(one.level.fill(tenant, List.of(fill("mine", envelope, stamp))))
                .containsExactly(false);
    }

    private static Fill fill(String token, byte[] envelope, Stamp stamp) {
        return new Fill(ADDRESS, token, envelope, 1, 1_000, stamp);
    }

    private Lease takeLease(Site site, String token) {
        ReadRequest request = new ReadRequest(tenant, null, List.of(ADDRESS), token, Duration.ofMinutes(1));
        return site.level.read(request).values().getFirst().lease();
    }

    private String leaseKey() {
        return "eh:{" + tenant + "}:tier:l:r:a";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
