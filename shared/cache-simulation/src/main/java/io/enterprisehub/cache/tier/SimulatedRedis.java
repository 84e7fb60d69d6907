package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import redis.embedded.RedisServer;

/** A real Redis of our own on a free port, without a disk, and the way to it. */
final class SimulatedRedis implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RedisServer server;
    private final RedisLink link;

    private SimulatedRedis(RedisServer server, RedisLink link) {
        this.server = server;
        this.link = link;
    }

    static SimulatedRedis start() {
        try {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            RedisSettings settings = new RedisSettings("redis://127.0.0.1:" + port, false, LIMIT, LIMIT);
            return new SimulatedRedis(server, new RedisLink(settings, InstantSource.system()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    RedisLink link() {
        return link;
    }

    @Override
    public void close() {
        link.close();
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
