package io.enterprisehub.cache;

import io.enterprisehub.cachetesting.RedisCluster;
import io.enterprisehub.cachetesting.RedisNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis on this machine: one node, or a cluster of three masters. Closing it fails when any command ever named keys
 * of different slots.
 */
public final class TestRedis implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

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

    public static TestRedis cluster() {
        RedisCluster cluster = RedisCluster.ofThreeMasters();
        return new TestRedis(cluster, cluster.nodes(), cluster.uri());
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
        nodes.forEach(RedisNode::restart);
        if (cluster != null) {
            cluster.awaitHealth();
        }
    }

    /** Counted by Redis itself, so that no caller can swallow one. */
    private void requireNoCrossSlotErrors() {
        long errors = nodes.stream()
                .filter(RedisNode::isRunning)
                .mapToLong(RedisNode::crossSlotErrors)
                .sum();
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
                cluster.close();
            }
        }
    }
}
