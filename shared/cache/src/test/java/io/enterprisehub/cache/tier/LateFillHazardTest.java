package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.Site.Truth;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hazard: what was read before a change is stored after it, in memory or in the shared level. */
class LateFillHazardTest {

    private static RedisNode redis;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Truth truth = new Truth();
    private Site reader;
    private Site writer;

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
        reader = new Site(redis, truth, POLICY);
        writer = new Site(redis, truth, POLICY);
        truth.commit("a");
    }

    @AfterEach
    void close() {
        reader.close();
        writer.close();
    }

    /** How the change is told. */
    enum Change {
        PUT(Site::put),
        EVICT(Site::evict),
        EXPIRE(Site::expire);

        @SuppressWarnings("ImmutableEnumChecker") // Method references without state.
        private final Telling telling;

        Change(Telling telling) {
            this.telling = telling;
        }

        void make(Site site, String tenant, String key) {
            telling.accept(site, tenant, key);
        }
    }

    interface Telling {
        Versioned<String> accept(Site site, String tenant, String key);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void aValueReadBeforeAChangeElsewhereIsReturnedOnceAndKeptNowhere(Change change) {
        reader.whileLoading = () -> change.make(writer, tenant, "a");

        assertThat(reader.read(tenant, "a").version()).isEqualTo(1);

        assertThat(reader.count(Counter.REMOTE_FILL_REFUSED)).isEqualTo(1);
        assertThat(reader.read(tenant, "a").version()).isEqualTo(2);
        assertThat(writer.read(tenant, "a").version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void aValueReadBeforeAChangeInTheSameEnvironmentIsNotKeptInMemory(Change change) {
        reader.whileLoading = () -> change.make(reader, tenant, "a");

        assertThat(reader.read(tenant, "a").version()).isEqualTo(1);

        assertThat(reader.count(Counter.LOCAL_FILL_REFUSED)).isEqualTo(1);
        // No barrier comes between: the writer's own change is enough.
        try (Session session = reader.cache.session(Site.LIMIT)) {
            assertThat(reader.region.lookup(session, tenant, "a").version()).isEqualTo(2);
        }
    }

    @Test
    void aLateReaderDoesNotSpoilTheReservationOfOneWhoCameAfterTheChange() throws Exception {
        CountDownLatch firstLoads = new CountDownLatch(1);
        CountDownLatch releaseFirst = new CountDownLatch(1);
        reader.whileLoading = () -> {
            firstLoads.countDown();
            await(releaseFirst);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Lookup<String>> first = threads.submit(() -> reader.read(tenant, "a"));
            await(firstLoads);
            writer.evict(tenant, "a");
            // The second reader's load begins after the eviction; the first one returns while it lasts.
            reader.whileLoading = () -> {
                releaseFirst.countDown();
                assertThat(version(first)).isEqualTo(1);
            };

            assertThat(reader.read(tenant, "a")).isEqualTo(new Lookup<>("a@2", 2, LOADER, false));
        }
        try (Session session = reader.cache.session(Site.LIMIT)) {
            assertThat(reader.region.get(session, tenant, "other")).isNull();
            assertThat(reader.region.lookup(session, tenant, "a")).isEqualTo(new Lookup<>("a@2", 2, LOCAL, false));
        }
    }

    @Test
    void whoComesAfterAChangeStartsALoadOfItsOwn() throws Exception {
        CountDownLatch firstLoads = new CountDownLatch(1);
        CountDownLatch releaseFirst = new CountDownLatch(1);
        reader.whileLoading = () -> {
            firstLoads.countDown();
            await(releaseFirst);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Lookup<String>> first = threads.submit(() -> reader.read(tenant, "a"));
            await(firstLoads);
            writer.evict(tenant, "a");

            assertThat(reader.read(tenant, "a").version()).isEqualTo(2);

            assertThat(first.isDone()).isFalse();
            releaseFirst.countDown();
            assertThat(version(first)).isEqualTo(1);
        }
    }

    @Test
    void aLoadInFlightDoesNotSurviveTheLossOfTheWholeLog() {
        reader.whileLoading = () -> {
            truth.commit("a");
            assertThat(redis.ask("FLUSHALL")).isEqualTo("OK");
            assertThat(writer.read(tenant, "a").version()).isEqualTo(2);
            // Another invocation of the reader's environment passes a barrier that cannot follow the log.
            assertThat(reader.read(tenant, "other").value()).isNull();
        };

        assertThat(reader.read(tenant, "a").version()).isEqualTo(1);

        assertThat(reader.count(Counter.GENERATION)).isEqualTo(2);
        assertThat(reader.count(Counter.LOCAL_FILL_REFUSED)).isEqualTo(1);
        assertThat(reader.read(tenant, "a").version()).isEqualTo(2);
    }

    @Test
    void aReplyThatIsHeldByTheNetworkWhileItsValueChangesIsOldOnlyOnce() throws Exception {
        assertThat(writer.read(tenant, "a").version()).isEqualTo(1);
        assertThat(reader.read(tenant, "other").value()).isNull();
        long replies = reader.network.meter().counts().replies();
        reader.network.set(Way.HOLD_REPLIES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Lookup<String>> held = threads.submit(() -> reader.read(tenant, "a"));
            reader.network.meter().await(now -> now.replies() > replies, Site.LIMIT);
            writer.put(tenant, "a");
            reader.network.set(Way.OPEN);

            assertThat(version(held)).isEqualTo(1);
        }
        assertThat(reader.read(tenant, "a").version()).isEqualTo(2);
    }

    @Test
    void aWriterReadsItsOwnWriteInTheSameInvocation() {
        assertThat(reader.read(tenant, "a").version()).isEqualTo(1);
        BiConsumer<Session, String> readsTheTruth = (session, key) -> assertThat(
                        reader.region.lookup(session, tenant, key).version())
                .isEqualTo(truth.row(key).version());
        try (Session session = reader.cache.session(Site.LIMIT)) {
            for (Change change : Change.values()) {
                change.make(reader, tenant, "a");
                readsTheTruth.accept(session, "a");
                change.make(reader, tenant, "b");
                readsTheTruth.accept(session, "b");
            }
        }
    }

    private static long version(Future<Lookup<String>> read) {
        try {
            return read.get(10, TimeUnit.SECONDS).version();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
