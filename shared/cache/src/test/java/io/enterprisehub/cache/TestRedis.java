package io.enterprisehub.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a free port of this machine, standalone or a cluster of one node that owns every slot. */
public final class TestRedis implements AutoCloseable {

    private final int port;
    private final boolean cluster;
    private final Path nodes;
    private RedisServer server;

    private TestRedis(int port, boolean cluster) throws IOException {
        this.port = port;
        this.cluster = cluster;
        this.nodes = Files.createTempDirectory("redis").resolve("nodes.conf");
        this.server = start();
    }

    public static TestRedis standalone() throws IOException {
        return new TestRedis(freePort(), false);
    }

    public static TestRedis cluster() throws IOException {
        return new TestRedis(freePort(), true);
    }

    private static int freePort() throws IOException {
        // A node in cluster mode also listens on its port + 10000, which must be below 65536.
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() < 55_000) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private RedisServer start() throws IOException {
        RedisServerBuilder builder = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .settingIf(cluster, "cluster-enabled yes")
                .settingIf(cluster, "cluster-config-file " + nodes);
        RedisServer started = builder.build();
        started.start();
        if (cluster) {
            claimAllSlots();
        }
        return started;
    }

    private void claimAllSlots() {
        try (RedisClient client = RedisClient.create(uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> redis = connection.sync();
            redis.clusterAddSlots(IntStream.range(0, SlotHash.SLOT_COUNT).toArray());
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!redis.clusterInfo().contains("cluster_state:ok")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The cluster did not come up");
                }
                Thread.onSpinWait();
            }
        }
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    public RedisSettings settings() {
        return new RedisSettings(uri(), cluster, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    public void stop() {
        try {
            server.stop();
            Files.deleteIfExists(nodes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void restart() throws IOException {
        server = start();
    }

    @Override
    public void close() throws IOException {
        stop();
        Files.delete(nodes.getParent());
    }
}
