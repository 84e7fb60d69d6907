package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** One real redis-server process on this machine, which keeps nothing on disk. Belongs to one thread at a time. */
public final class RedisNode implements AutoCloseable {

    /** A node in cluster mode also listens on its port + 10000. */
    static final int BUS = 10_000;

    private static final int MAX_PORT = 65_535;

    private final int port;
    private final Function<RedisServerBuilder, RedisServerBuilder> settings;
    private RedisServer server;

    private RedisNode(int port, Function<RedisServerBuilder, RedisServerBuilder> settings) {
        this.port = port;
        this.settings = settings;
        this.server = started();
    }

    public static RedisNode standalone() {
        return new RedisNode(freePort(), builder -> builder);
    }

    /**
     * A node of a cluster that does not know the others yet.
     *
     * @param announced port under which others and clients find it
     * @param directory of the node's own view of the cluster, which outlives the process
     */
    static RedisNode ofCluster(int port, int announced, Path directory) {
        return new RedisNode(
                port,
                builder -> builder.setting("cluster-enabled yes")
                        .setting("cluster-config-file " + directory.resolve("nodes-" + port + ".conf"))
                        .setting("cluster-node-timeout 1000")
                        // As managed services set it: the other slots are served on while a master is away.
                        .setting("cluster-require-full-coverage no")
                        .setting("cluster-announce-ip 127.0.0.1")
                        .setting("cluster-announce-port " + announced)
                        .setting("cluster-announce-bus-port " + (port + BUS))
                        .setting("repl-diskless-sync yes")
                        .setting("repl-diskless-sync-delay 0")
                        .setting("dir " + directory));
    }

    static int freePort() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (socket.getLocalPort() + BUS <= MAX_PORT) {
                    return socket.getLocalPort();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private RedisServer started() {
        try {
            RedisServer made = settings.apply(RedisServer.newRedisServer()
                            .port(port)
                            .bind("127.0.0.1")
                            .setting("save \"\"")
                            .setting("appendonly no"))
                    .build();
            made.start();
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException("redis-server does not start", failure);
        }
    }

    public int port() {
        return port;
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /**
     * Asks this node over a connection of its own, past any proxy.
     *
     * @return what it answers, as text
     * @throws RuntimeException when the node is not there or answers with an error
     */
    public String ask(String command, String... arguments) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            jedis.getClient().sendCommand(Command.valueOf(command.toUpperCase(Locale.ROOT)), arguments);
            Object answer = jedis.getClient().getOne();
            return answer instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : String.valueOf(answer);
        }
    }

    /** How often this node refused a command whose keys lie in different slots, since it was started. */
    public long crossSlotErrors() {
        return RedisErrors.count(ask("INFO", "errorstats"), "CROSSSLOT");
    }

    public boolean isRunning() {
        return server.isActive();
    }

    /** Ends the process; what it held in memory is gone. */
    public void stop() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts the process again on the same port. */
    public void restart() {
        server = started();
    }

    @Override
    public void close() {
        stop();
    }

    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("redis-cluster");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
