package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.LIMIT;
import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static io.enterprisehub.cache.tier.Lookup.Origin.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class TieredCacheTest {

    @SuppressWarnings("NullAway.Init")
    private static TestRedis redis;

    @SuppressWarnings("NullAway.Init")
    private static RedisLink link;

    private final String tenant = "t-" + UUID.randomUUID();

    @Parameter
    @SuppressWarnings("UnusedVariable") // Names the invocation; what it chooses is started before it.
    boolean cluster;

    @BeforeParameterizedClassInvocation
    static void startRedis(boolean cluster) {
        redis = cluster ? TestRedis.cluster() : TestRedis.standalone();
        link = new RedisLink(redis.settings(), InstantSource.system());
    }

    @AfterParameterizedClassInvocation
    static void stopRedis() {
        link.close();
        redis.close();
    }

    private static RemoteLevel level() {
        return new RedisLevel(link, LIMIT);
    }

    private static Fixture environment() {
        return new Fixture(level(), true, POLICY);
    }

    @Test
    void findsALoadedValueInMemoryAndInTheSharedLevel() {
        Fixture one = environment();
        Fixture other = environment();
        one.truth.put("a", new Versioned<>(1, "A"));

        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOADER, false));
        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, REMOTE, false));
        try (Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "a")).isEqualTo("A");
            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(LOCAL);
        }
        assertThat(one.loads.get() + other.loads.get()).isEqualTo(1);
    }

    @Test
    void seesAnotherEnvironmentsPutAtTheNextInvocationAndNotBefore() {
        Fixture writer = environment();
        Fixture reader = environment();
        reader.truth.put("a", new Versioned<>(1, "old"));
        assertThat(reader.read(tenant, "a").value()).isEqualTo("old");

        try (Session session = reader.session()) {
            assertThat(reader.region.get(session, tenant, "a")).isEqualTo("old");
            try (Session writing = writer.session()) {
                WriteTicket ticket = writing.writing(tenant);
                writer.region.put(ticket, "a", new Versioned<>(2, "new"));
            }
            assertThat(reader.region.get(session, tenant, "a")).isEqualTo("old");
            session.fresh(tenant);
            assertThat(reader.region.get(session, tenant, "a")).isEqualTo("new");
        }
        assertThat(writer.read(tenant, "a").value()).isEqualTo("new");
    }

    @Test
    void doesNotKeepAValueWhoseKeyWasEvictedWhileItWasLoaded() {
        Fixture reader = environment();
        Fixture writer = environment();
        reader.truth.put("a", new Versioned<>(1, "old"));
        reader.whileLoading = () -> {
            reader.whileLoading = () -> {};
            reader.truth.put("a", new Versioned<>(2, "new"));
            writer.region.evict(tenant, "a");
        };

        assertThat(reader.read(tenant, "a").value()).isEqualTo("old");

        assertThat(reader.cache.counters().get(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        assertThat(writer.read(tenant, "a").origin()).isEqualTo(LOADER);
        assertThat(reader.read(tenant, "a").value()).isNotEqualTo("old");
    }

    @Test
    void remembersThatThereIsNothing() {
        Fixture one = environment();

        assertThat(one.read(tenant, "none")).isEqualTo(new Lookup<>(null, 0, LOADER, false));
        assertThat(one.read(tenant, "none").origin()).isNotEqualTo(LOADER);
        assertThat(environment().read(tenant, "none")).isEqualTo(new Lookup<>(null, 0, REMOTE, false));

        assertThat(one.loads.get()).isEqualTo(1);
    }

    @Test
    void loadsOnceForAHundredThreadsThatMissTogether() throws ExecutionException, InterruptedException {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        CountDownLatch started = new CountDownLatch(100);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Session session = one.session()) {
            assertThat(one.region.get(session, tenant, "other")).isNull();
            assertThat(one.loads.getAndSet(0)).isEqualTo(1);
            one.whileLoading = () -> await(started);
            List<Future<String>> reads = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                reads.add(threads.submit(() -> {
                    started.countDown();
                    return one.region.get(session, tenant, "a");
                }));
            }
            for (Future<String> read : reads) {
                assertThat(read.get()).isEqualTo("A");
            }
        }
        assertThat(one.loads.get()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fetchesAHundredKeysInOneReadAndLoadsTheMissingTogether() {
        Fixture one = environment();
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> one.truth.put(key, new Versioned<>(1, key)));
        try (Session session = one.session()) {
            assertThat(one.region.getAll(session, tenant, keys.subList(0, 50))).hasSize(50);
            assertThat(one.region.getAll(session, tenant, keys)).hasSize(100);
        }
        assertThat(one.loads.get()).isEqualTo(2);
        assertThat(one.loadedKeys.get()).isEqualTo(100);

        Fixture other = environment();
        try (Session session = other.session()) {
            assertThat(other.region.getAll(session, tenant, keys)).hasSize(100);
            assertThat(other.region.getAll(session, tenant, keys)).hasSize(100);
        }
        assertThat(other.loads.get()).isZero();
        assertThat(other.cache.counters().get(Counter.LOCAL_HIT)).isEqualTo(100);
    }

    @Test
    void deletesAnEntryThatCannotBeReadAndLoadsInstead() {
        Fixture one = environment();
        Fixture other = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        other.truth.put("a", new Versioned<>(1, "A"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);
        link.call(LIMIT, commands -> commands.setrange(Fixture.valueKey(tenant, "a"), 32, "B"));

        assertThat(other.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOADER, false));

        assertThat(other.cache.counters().get(Counter.BAD_ENTRY)).isEqualTo(1);
        assertThat(link.<Long>call(LIMIT, commands -> commands.exists(Fixture.valueKey(tenant, "a"))))
                .isZero();
    }

    @Test
    void loadsWithoutFillingWhenTheHolderOfTheLeaseDoesNotDeliver() {
        Fixture one = new Fixture(level(), true, POLICY.withLease(Duration.ofMinutes(1), Duration.ZERO));
        one.truth.put("a", new Versioned<>(1, "A"));
        link.call(LIMIT, commands -> commands.set("eh:{" + tenant + "}:tier:l:r:a", "somebody"));

        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOADER, false));

        assertThat(one.cache.counters().get(Counter.LEASE_BUSY)).isEqualTo(1);
        assertThat(link.<Long>call(LIMIT, commands -> commands.exists(Fixture.valueKey(tenant, "a"))))
                .isZero();
    }

    @Test
    void agesInMemoryWhileTheEnvironmentIsFrozen() {
        Fixture one = environment();
        one.truth.put("a", new Versioned<>(1, "A"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);

        try (Session session = one.session()) {
            assertThat(one.region.lookup(session, tenant, "b").origin()).isEqualTo(LOADER);
            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(LOCAL);
            one.pass(Duration.ofMinutes(31));
            session.fresh(tenant);
            assertThat(one.region.get(session, tenant, "b")).isNull();
            assertThat(one.region.lookup(session, tenant, "a").origin()).isEqualTo(REMOTE);
        }
    }

    @Test
    void servesAnExpiredValueOnlyWhileTheLoaderFailsAndAnEvictedOneNever() {
        RegionPolicy lenient = POLICY.withStale(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
        Fixture one = new Fixture(level(), true, lenient);
        one.truth.put("a", new Versioned<>(1, "A"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);

        one.region.expire(tenant, "a");
        one.loaderBroken = true;
        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, REMOTE, true));
        assertThat(one.loads.get()).isEqualTo(2);

        one.region.evict(tenant, "a");
        assertThatThrownBy(() -> one.read(tenant, "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void servesAnOverdueValueAtOnceAndRefreshesItBeforeTheSessionEnds() {
        RegionPolicy lenient = POLICY.withStale(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO);
        Fixture one = new Fixture(null, true, lenient);
        one.truth.put("a", new Versioned<>(1, "old"));
        assertThat(one.read(tenant, "a").value()).isEqualTo("old");
        one.truth.put("a", new Versioned<>(2, "new"));
        one.pass(Duration.ofMinutes(20));

        Session session = one.session();
        assertThat(one.region.lookup(session, tenant, "a")).isEqualTo(new Lookup<>("old", 1, LOCAL, true));
        assertThat(one.loads.get()).isEqualTo(1);
        session.close();

        assertThat(one.loads.get()).isEqualTo(2);
        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("new", 2, LOCAL, false));
    }

    @Test
    void asksTheLoaderWithinTheDeadlineWhenTheSharedLevelIsSilentAndThenLeavesItAlone() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RedisSettings settings = new RedisSettings(
                    "redis://127.0.0.1:" + silent.getLocalPort(),
                    false,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30));
            try (RedisLink dead = new RedisLink(settings, InstantSource.system())) {
                Fixture one = new Fixture(new RedisLevel(dead, Duration.ofMillis(50)), true, POLICY);
                one.truth.put("a", new Versioned<>(1, "A"));

                assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>("A", 1, LOADER, false));
                long start = System.nanoTime();
                for (int i = 0; i < 1_000; i++) {
                    assertThat(one.read(tenant, "a").value()).isEqualTo("A");
                }

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                assertThat(one.cache.counters().get(Counter.REMOTE_FAILED)).isEqualTo(1);
                assertThat(one.loads.get()).isEqualTo(1_001);
                assertThatThrownBy(() -> one.region.evict(tenant, "a")).isInstanceOf(NotAcknowledged.class);
            }
        }
    }

    @Test
    void keepsValuesThatAreTooLargeOutOfTheSharedLevelAndTellsOthersAllTheSame() {
        Fixture one = environment();
        Fixture other = environment();
        one.truth.put("a", new Versioned<>(1, "small"));
        assertThat(one.read(tenant, "a").origin()).isEqualTo(LOADER);
        String large = "x".repeat(Envelope.MAX_PAYLOAD + 1);
        one.truth.put("a", new Versioned<>(2, large));

        try (Session session = other.session()) {
            other.region.put(session.writing(tenant), "a", new Versioned<>(2, large));
        }

        assertThat(one.read(tenant, "a")).isEqualTo(new Lookup<>(large, 2, LOADER, false));
        assertThat(one.cache.counters().get(Counter.TOO_LARGE)).isEqualTo(1);
        assertThat(link.<Long>call(LIMIT, commands -> commands.exists(Fixture.valueKey(tenant, "a"))))
                .isZero();
    }

    @Test
    void worksWithTheLoaderAloneAndWithoutMemory() {
        Fixture alone = new Fixture(null, false, POLICY);
        alone.truth.put("a", new Versioned<>(1, "A"));
        assertThat(alone.read(tenant, "a").origin()).isEqualTo(LOADER);
        assertThat(alone.read(tenant, "a").origin()).isEqualTo(LOADER);

        Fixture shared = new Fixture(level(), false, POLICY);
        shared.truth.put("a", new Versioned<>(1, "A"));
        assertThat(shared.read(tenant, "a").origin()).isEqualTo(LOADER);
        assertThat(shared.read(tenant, "a").origin()).isEqualTo(REMOTE);
    }

    @Test
    void refusesTheSessionOfAnotherCache() {
        Fixture one = environment();
        Fixture other = environment();

        try (Session session = other.session()) {
            assertThatThrownBy(() -> one.region.get(session, tenant, "a")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
