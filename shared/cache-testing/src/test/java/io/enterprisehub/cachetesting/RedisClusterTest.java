package io.enterprisehub.cachetesting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisClusterTest {

    private static RedisCluster cluster;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.ofThreeMasters();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void spreadsTheSlotsOverThreeMastersThatNameTheirProxies() {
        for (RedisNode node : cluster.nodes()) {
            String view = node.ask("CLUSTER", "NODES");

            assertThat(view.lines()).hasSize(3).allMatch(line -> line.contains("master"));
            assertThat(cluster.proxies()).allMatch(proxy -> view.contains("127.0.0.1:" + proxy.port() + "@"));
        }
        String here = keyOf(1);
        assertThat(cluster.nodes().get(1).ask("SET", here, "x")).isEqualTo("OK");
        assertThatThrownBy(() -> cluster.nodes().get(0).ask("SET", here, "x"))
                .hasMessageContaining("MOVED")
                .hasMessageContaining(":" + cluster.proxies().get(1).port());
    }

    @Test
    void countsCommandsWhoseKeysLieInDifferentSlots() {
        long before = cluster.crossSlotErrors();

        assertThatThrownBy(() -> cluster.nodes().getFirst().ask("MGET", keyOf(0), keyOf(1)))
                .isInstanceOf(JedisDataException.class);

        assertThat(cluster.crossSlotErrors()).isEqualTo(before + 1);
    }

    @Test
    void letsAReplicaTakeOverFromAMasterThatDied() {
        try (RedisCluster own = RedisCluster.ofThreeMasters()) {
            RedisNode replica = own.addReplicaOf(2);
            String key = keyOf(2);
            assertThat(own.nodes().get(2).ask("SET", key, "x")).isEqualTo("OK");
            own.awaitReplicated(2, replica);

            own.nodes().get(2).stop();
            own.takeOver(replica);

            assertThat(replica.ask("GET", key)).isEqualTo("x");
        }
    }

    @Test
    void movesASlotToAnotherMasterWithoutItsKeys() {
        String key = keyOf(0);
        int slot = RedisCluster.slotOf(key);
        assertThat(cluster.nodes().get(0).ask("SET", key, "x")).isEqualTo("OK");

        cluster.moveSlot(slot, 0, 1);

        assertThat(cluster.nodes().get(1).ask("EXISTS", key)).isEqualTo("0");
        assertThat(cluster.nodes().get(1).ask("SET", key, "x")).isEqualTo("OK");
        cluster.moveSlot(slot, 1, 0);
        assertThat(cluster.nodes().get(0).ask("EXISTS", key)).isEqualTo("0");
    }

    private static String keyOf(int master) {
        int i = 0;
        while (RedisCluster.masterOf("k" + i) != master) {
            i++;
        }
        return "k" + i;
    }
}
