package io.enterprisehub.cache;

import io.enterprisehub.cachetesting.RedisCluster;
import io.enterprisehub.cachetesting.RedisNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis on this machine: one node of its own, or the cluster of three masters that all tests of a JVM share. Closing
 * it fails when any command named keys of different slots. Tests that share the cluster run one after the other and keep
 * apart by tenants of their own.
 */
public final class TestRedis implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A master refuses writes for two seconds after its start, which each class would have to wait for. */
    private static final class Shared {
        static final RedisCluster CLUSTER = RedisCluster.ofThreeMasters();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(CLUSTER::close));
        }
    }

    private final @Nullable RedisCluster cluster;
    private final List<RedisNode> nodes;
    private final String uri;

    private TestRedis(@Nullable RedisCluster cluster, List<RedisNode> nodes, String uri) {
        this.cluster = cluster;
        this.nodes = nodes;
        this.uri = uri;
    }

    public static TestRedis standalone() {
        RedisNode node = RedisNode.standalone();
        return new TestRedis(null, List.of(node), node.uri());
    }

    /** The shared cluster, which stays when this is closed. */
    public static TestRedis cluster() {
        RedisCluster cluster = Shared.CLUSTER;
        return new TestRedis(cluster, cluster.nodes(), cluster.uri());
    }

    /** The same cluster with its nodes and the ways to them; who breaks one mends it. */
    public static RedisCluster sharedCluster() {
        return Shared.CLUSTER;
    }

    public String uri() {
        return uri;
    }

    public RedisSettings settings() {
        return new RedisSettings(uri, cluster != null, LIMIT, LIMIT);
    }

    public void stop() {
        requireNoCrossSlotErrors();
        nodes.forEach(RedisNode::stop);
    }

    public void restart() {
        nodes.stream().filter(node -> !node.isRunning()).forEach(RedisNode::restart);
        if (cluster != null) {
            cluster.awaitHealth();
        }
    }

    /** Counted by Redis itself, so that no caller can swallow one; who comes next counts from zero. */
    private void requireNoCrossSlotErrors() {
        long errors = nodes.stream()
                .filter(RedisNode::isRunning)
                .mapToLong(RedisNode::crossSlotErrors)
                .sum();
        nodes.stream().filter(RedisNode::isRunning).forEach(node -> node.ask("CONFIG", "RESETSTAT"));
        if (errors > 0) {
            throw new AssertionError(errors + " commands named keys of different slots");
        }
    }

    @Override
    public void close() {
        try {
            requireNoCrossSlotErrors();
        } finally {
            if (cluster == null) {
                nodes.forEach(RedisNode::close);
            } else {
                restart();
            }
        }
    }
}
