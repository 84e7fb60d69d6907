package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.function.CurrentDeadline;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leadcache.LeadDocumentLoader;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** loc1 and loc2 have lead0 to lead9 each. The first load is held until the test lets it go. */
@ExtendWith(PostgresExtension.class)
@Timeout(60)
class SharedLoadsTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    /** Longer than any test: only that a batch runs keeps the next one open. */
    private static final BatchSettings BATCHES = new BatchSettings(32, Duration.ofMinutes(5));

    private final io.enterprisehub.store.testing.Database server;
    private final ApplicationContext store;
    private final Database database;
    private final Queue<String> loads = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    SharedLoadsTest(io.enterprisehub.store.testing.Database server) {
        this.server = server;
        this.store = server.openStore();
        this.database = new Database(
                store.getBean(Transactions.class), new Guards(Metrics.ignored(), Clock.systemUTC()).database());
    }

    @BeforeEach
    void fill() {
        server.execute("TRUNCATE leads");
        store.getBean(Transactions.class).inTransaction(AMPLE, () -> {
            for (String tenant : List.of("loc1", "loc2")) {
                store.getBean(LeadRepository.class)
                        .saveAll(IntStream.range(0, 10)
                                .mapToObj(i -> Samples.scored(tenant, "lead" + i, tenant.equals("loc1") ? i : 50 + i))
                                .toList());
            }
            return true;
        });
    }

    @AfterEach
    void close() {
        release.countDown();
        callers.close();
        store.close();
    }

    private SharedLoads<String, String> shared() {
        Loader<String, String> rows = new LeadDocumentLoader(database, store.getBean(LeadRepository.class));
        return shared((tenant, ids) -> {
            loads.add(tenant + ids.stream().sorted().toList());
            if (ids.contains("none")) {
                held.countDown();
                await(release);
            }
            return rows.load(tenant, ids);
        });
    }

    private SharedLoads<String, String> shared(Loader<String, String> rows) {
        return new SharedLoads<>("leads", rows, database, BATCHES, Metrics.ignored());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Versioned<String>> load(
            SharedLoads<String, String> loads, String tenant, Set<String> ids, Duration left) {
        return CurrentDeadline.during(Deadline.after(left, System::nanoTime), () -> loads.load(tenant, ids));
    }

    private Future<Map<String, Versioned<String>>> start(
            SharedLoads<String, String> loads, String tenant, String... ids) {
        return callers.submit(() -> load(loads, tenant, Set.of(ids), AMPLE));
    }

    /** A load that runs until it is released. */
    private Future<Map<String, Versioned<String>>> hold(SharedLoads<String, String> loads) {
        Future<Map<String, Versioned<String>>> first = start(loads, "loc1", "none");
        await(held);
        return first;
    }

    private static void awaitRequests(SharedLoads<String, String> loads, int count) {
        while (loads.requests() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void loadsAtOnceWhatIsAlone() {
        SharedLoads<String, String> shared = shared();

        assertThat(load(shared, "loc1", Set.of("lead1", "absent"), AMPLE)).containsOnlyKeys("lead1");
        assertThat(loads).containsExactly("loc1[absent, lead1]");
    }

    @Test
    void readsWhatCameWhileALoadRanInOneStatementForEachTenantAndGivesEachItsOwn() throws Exception {
        SharedLoads<String, String> shared = shared();
        Future<?> first = hold(shared);
        List<Future<Map<String, Versioned<String>>>> ours = new ArrayList<>();
        List<Future<Map<String, Versioned<String>>>> theirs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ours.add(start(shared, "loc1", "lead" + i));
            theirs.add(start(shared, "loc2", "lead" + i));
        }
        awaitRequests(shared, 21);

        release.countDown();

        for (int i = 0; i < 10; i++) {
            assertThat(ours.get(i).get()).containsOnlyKeys("lead" + i);
            assertThat(ours.get(i).get().toString()).contains("\"score\":" + i + ",");
            assertThat(theirs.get(i).get()).containsOnlyKeys("lead" + i);
            assertThat(theirs.get(i).get().toString()).contains("\"score\":" + (50 + i) + ",");
        }
        assertThat(first.get()).isEqualTo(Map.of());
        assertThat(shared.batches()).isEqualTo(2);
        String all = IntStream.range(0, 10).mapToObj(i -> "lead" + i).toList().toString();
        assertThat(loads).containsExactlyInAnyOrder("loc1[none]", "loc1" + all, "loc2" + all);
    }

    /** It must not hold others up, nor be held up by them. */
    @Test
    void aLargeLoadAndOneInHasteGoAlone() throws Exception {
        SharedLoads<String, String> shared = shared();
        Future<?> first = hold(shared);
        Set<String> large = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "lead1");

        assertThat(load(shared, "loc1", large, AMPLE)).containsOnlyKeys("lead1");
        assertThat(load(shared, "loc1", Set.of("lead2"), Duration.ofMillis(900)))
                .containsOnlyKeys("lead2");

        release.countDown();
        first.get();
    }

    @Test
    void anOutageIsToldToAllAndTriedOnce() {
        CountDownLatch fail = new CountDownLatch(1);
        SharedLoads<String, String> shared = shared((tenant, ids) -> {
            loads.add(tenant);
            if (ids.contains("none")) {
                held.countDown();
                await(fail);
            }
            throw new DependencyUnavailable("database", "is down", null);
        });
        List<Future<?>> all = new ArrayList<>(List.of(hold(shared)));
        for (int i = 0; i < 5; i++) {
            all.add(start(shared, "loc1", "lead" + i));
        }
        awaitRequests(shared, 6);

        fail.countDown();

        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(each::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(DependencyUnavailable.class));
        assertThat(loads).hasSize(2);
    }

    @Test
    void aRowThatCannotBeReadFailsItsOwnRequestOnly() throws Exception {
        Loader<String, String> rows = new LeadDocumentLoader(database, store.getBean(LeadRepository.class));
        SharedLoads<String, String> shared = shared((tenant, ids) -> {
            if (ids.contains("none")) {
                held.countDown();
                await(release);
            }
            if (ids.contains("lead3")) {
                throw new IllegalStateException("unreadable");
            }
            return rows.load(tenant, ids);
        });
        Future<?> first = hold(shared);
        Future<?> good = start(shared, "loc1", "lead1");
        Future<?> bad = start(shared, "loc1", "lead3");
        awaitRequests(shared, 3);

        release.countDown();

        first.get();
        assertThat(good.get().toString()).contains("lead1");
        assertThatThrownBy(bad::get).hasCauseInstanceOf(IllegalStateException.class);
    }

    /** Says of each key what it was asked with, and keeps what it was told to forget. */
    private final class Recording implements Loader<String, String> {

        @Override
        public Map<String, Versioned<String>> load(String tenant, Set<String> ids) {
            loads.add("load " + tenant + new TreeSet<>(ids));
            if (ids.contains("none")) {
                held.countDown();
                await(release);
            }
            Map<String, Versioned<String>> found = new HashMap<>();
            ids.forEach(id -> found.put(id, new Versioned<>(2, id)));
            return found;
        }

        /** Whatever is known at version 1 is unchanged. */
        @Override
        public Map<String, Versioned<String>> reload(String tenant, Map<String, @Nullable Versioned<String>> known) {
            loads.add("reload " + tenant + new TreeMap<>(known));
            Map<String, Versioned<String>> found = new HashMap<>();
            known.forEach((id, old) -> found.put(id, old != null && old.version() == 1 ? old : new Versioned<>(2, id)));
            return found;
        }

        @Override
        public void forget(String tenant, String id, long upTo) {
            loads.add("forget " + tenant + " " + id + " " + upTo);
        }

        @Override
        public void forgetAll(String tenant) {
            loads.add("forget " + tenant);
        }
    }

    private static Map<String, Versioned<String>> reload(
            SharedLoads<String, String> loads, Map<String, @Nullable Versioned<String>> known) {
        return CurrentDeadline.during(Deadline.after(AMPLE, System::nanoTime), () -> loads.reload("loc1", known));
    }

    @Test
    void asksALoaderThatCanWhetherAValueHasChanged() {
        SharedLoads<String, String> shared = shared(new Recording());
        Versioned<String> known = new Versioned<>(1, "one");

        Map<String, Versioned<String>> found = reload(shared, Map.of("lead1", known));

        assertThat(found.get("lead1")).isSameAs(known);
        assertThat(loads).containsExactly("reload loc1" + Map.of("lead1", known));
    }

    @Test
    void reloadsShareALoadWithLoadsAndEachGetsBackWhatItKnew() throws Exception {
        SharedLoads<String, String> shared = shared(new Recording());
        Future<?> first = hold(shared);
        Versioned<String> one = new Versioned<>(1, "one");
        Versioned<String> two = new Versioned<>(1, "two");
        Future<Map<String, Versioned<String>>> reloaded = callers.submit(() -> reload(shared, Map.of("lead1", one)));
        Future<Map<String, Versioned<String>>> other = callers.submit(() -> reload(shared, Map.of("lead2", two)));
        Future<Map<String, Versioned<String>>> loaded = start(shared, "loc1", "lead1", "lead3");
        awaitRequests(shared, 4);

        release.countDown();

        first.get();
        assertThat(reloaded.get()).containsOnlyKeys("lead1");
        assertThat(reloaded.get().get("lead1")).isSameAs(one);
        assertThat(other.get().get("lead2")).isSameAs(two);
        assertThat(loaded.get()).isEqualTo(Map.of("lead1", one, "lead3", new Versioned<>(2, "lead3")));
        assertThat(loads)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("reload loc1{lead1=Versioned")
                .endsWith("lead3=null}");
    }

    @Test
    void aLargeReloadGoesAlone() throws Exception {
        SharedLoads<String, String> shared = shared(new Recording());
        Future<?> first = hold(shared);
        Map<String, @Nullable Versioned<String>> large = new HashMap<>();
        IntStream.rangeClosed(0, SharedLoads.SMALL).forEach(i -> large.put("lead" + i, new Versioned<>(1, "old")));

        assertThat(reload(shared, large)).isEqualTo(large);

        release.countDown();
        first.get();
    }

    @Test
    void tellsTheLoaderWhatToForget() {
        SharedLoads<String, String> shared = shared(new Recording());

        shared.forget("loc1", "lead1", 7);
        shared.forgetAll("loc2");

        assertThat(loads).containsExactly("forget loc1 lead1 7", "forget loc2");
    }
}
