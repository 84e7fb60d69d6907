package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static io.enterprisehub.cache.tier.Lookup.Origin.LOADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.TestRedis;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cachetesting.FaultProxy;
import io.enterprisehub.cachetesting.RedisCluster;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.cachetesting.Way;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hazards of a cluster: keys of different slots, a slot that moves, a master that is silent, dies or is replaced. */
class ClusterHazardTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final List<String> KEYS =
            IntStream.range(0, 50).mapToObj(i -> "k" + i).toList();

    private final String test = "t-" + UUID.randomUUID();
    private RedisCluster cluster;
    private RedisLink link;
    private Fixture reader;
    private Fixture writer;

    @BeforeEach
    void start() {
        use(TestRedis.sharedCluster());
    }

    private void use(RedisCluster other) {
        cluster = other;
        RedisSettings settings = new RedisSettings(cluster.uri(), true, DEADLINE, LIMIT);
        link = new RedisLink(settings, InstantSource.system());
        assertThat(link.answers(LIMIT)).isTrue();
        reader = new Fixture(new RedisLevel(link, DEADLINE), true, POLICY);
        writer = new Fixture(new RedisLevel(link, LIMIT), true, POLICY);
        for (int master = 0; master < 3; master++) {
            commit(tenantOn(master), 1);
        }
    }

    @AfterEach
    void stop() {
        cluster.proxies().forEach(proxy -> proxy.set(Way.OPEN));
        link.close();
        assertThat(cluster.crossSlotErrors())
                .as("commands whose keys lie in different slots")
                .isZero();
    }

    /** A tenant all of whose keys lie on the master. */
    private String tenantOn(int master) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> test + i)
                .filter(tenant -> RedisCluster.masterOf(Fixture.valueKey(tenant, "k")) == master)
                .findFirst()
                .orElseThrow();
    }

    /** The truth is the same for all tenants: what a row says is its version alone. */
    private void commit(String tenant, long version) {
        for (Fixture each : List.of(reader, writer)) {
            KEYS.forEach(key -> each.truth.put(key, new Versioned<>(version, tenant + "@" + version)));
        }
    }

    private void put(String tenant, String key, long version) {
        Versioned<String> row = new Versioned<>(version, tenant + "@" + version);
        reader.truth.put(key, row);
        writer.truth.put(key, row);
        try (Session session = writer.session()) {
            writer.region.put(session.writing(tenant), key, row);
        }
    }

    @Test
    void aBulkReadOfEachOfSeveralTenantsIsOneCommandToTheMasterOfItsSlot() {
        for (int master = 0; master < 3; master++) {
            String tenant = tenantOn(master);
            try (Session session = writer.session()) {
                assertThat(writer.region.getAll(session, tenant, KEYS)).hasSize(50);
            }
            List<Long> before = commands();
            try (Session session = reader.session()) {
                assertThat(reader.region.getAll(session, tenant, KEYS)).hasSize(50);
            }
            List<Long> after = commands();
            for (int node = 0; node < 3; node++) {
                assertThat(after.get(node) - before.get(node))
                        .as("node %d", node)
                        .isEqualTo(node == master ? 1 : 0);
            }
        }
    }

    private List<Long> commands() {
        return cluster.proxies().stream()
                .map(proxy -> proxy.meter().counts().commands())
                .toList();
    }

    @Test
    void aTenantThatIsHotStaysOnItsMasterAndIsRight() {
        String hot = tenantOn(1);
        for (int version = 2; version < 40; version++) {
            put(hot, "k" + version, version);
            put(hot, "k0", version);
            assertThat(reader.read(hot, "k" + version).version()).isEqualTo(version);
            assertThat(reader.read(hot, "k0").version()).isEqualTo(version);
        }
    }

    @Test
    void aSlotThatMovesTakesItsReadersAndWritersAlong() {
        String tenant = tenantOn(0);
        assertThat(reader.read(tenant, "k0").version()).isEqualTo(1);
        String log = "eh:{" + tenant + "}:tier:log";
        assertThat(cluster.nodes().getFirst().ask("EXISTS", log)).isEqualTo("1");
        // Moves without its keys, as after a loss: what was in memory may not be trusted then.
        cluster.moveSlot(RedisCluster.slotOf(log), 0, 2);

        put(tenant, "k0", 2);

        assertThat(reader.read(tenant, "k0").version()).isEqualTo(2);
        assertThat(reader.cache.counters().get(Counter.GENERATION)).isEqualTo(2);
        assertThat(cluster.nodes().get(2).ask("EXISTS", log)).isEqualTo("1");
        cluster.moveSlot(RedisCluster.slotOf(log), 2, 0);
    }

    @Test
    void aSilentMasterCostsOneDeadlineAndTheOthersServeOn() {
        String silent = tenantOn(1);
        String served = tenantOn(2);
        assertThat(reader.read(silent, "k0").version()).isEqualTo(1);
        assertThat(reader.read(served, "k0").version()).isEqualTo(1);
        cluster.proxies().get(1).set(Way.SILENT);
        commit(silent, 2);
        long start = System.nanoTime();

        assertThat(reader.read(silent, "k0")).isEqualTo(new Lookup<>(silent + "@2", 2, LOADER, false));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(3));
        reader.pass(REST);
        put(served, "k1", 3);
        assertThat(reader.read(served, "k1").version()).isEqualTo(3);

        cluster.proxies().get(1).set(Way.OPEN);
        reader.pass(REST);
        put(silent, "k0", 4);
        assertThat(reader.read(silent, "k0").version()).isEqualTo(4);
    }

    @Test
    void aMasterThatDiedIsDoneWithoutAndItsReplicaTakesOver() {
        try (RedisCluster own = RedisCluster.ofThreeMasters()) {
            RedisNode replica = own.addReplicaOf(2);
            link.close();
            use(own);
            loseMaster(replica);
            stop();
        }
        use(TestRedis.sharedCluster());
    }

    private void loseMaster(RedisNode replica) {
        String orphan = tenantOn(2);
        String served = tenantOn(0);
        assertThat(reader.read(orphan, "k0").version()).isEqualTo(1);
        assertThat(reader.read(served, "k0").version()).isEqualTo(1);
        cluster.awaitReplicated(2, replica);

        cluster.nodes().get(2).stop();
        commit(orphan, 2);
        assertThat(reader.read(orphan, "k0")).isEqualTo(new Lookup<>(orphan + "@2", 2, LOADER, false));
        assertThatThrownBy(() -> put(orphan, "k0", 3)).isInstanceOf(NotAcknowledged.class);
        reader.pass(REST);
        put(served, "k0", 4);
        assertThat(reader.read(served, "k0").version()).isEqualTo(4);

        cluster.takeOver(replica);
        healed(orphan);
        put(orphan, "k0", 5);
        reader.pass(REST);
        assertThat(reader.read(orphan, "k0").version()).isEqualTo(5);
        put(orphan, "k0", 6);
        assertThat(reader.read(orphan, "k0").version()).isEqualTo(6);
    }

    /** The first commands after a take-over may still go the old way; each failure makes the next one look anew. */
    private void healed(String tenant) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try {
                writer.region.evict(tenant, "probe");
                return;
            } catch (NotAcknowledged notYet) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void clientsFindTheClusterAlthoughTheNodeTheyBeginWithIsDead() {
        FaultProxy first = cluster.proxies().getFirst();
        assertThat(reader.read(tenantOn(1), "k0").version()).isEqualTo(1);
        first.set(Way.CUT);
        cluster.proxies().get(1).set(Way.CUT);
        assertThat(reader.read(tenantOn(1), "k1").origin()).isEqualTo(LOADER);
        cluster.proxies().get(1).set(Way.OPEN);
        reader.pass(REST);

        healed(tenantOn(1));

        assertThat(first.way()).isEqualTo(Way.CUT);
    }
}
