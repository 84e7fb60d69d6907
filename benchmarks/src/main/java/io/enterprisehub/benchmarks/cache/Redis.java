package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;

/** A real Redis of this run alone, on this machine's loopback, without persistence. */
final class Redis implements AutoCloseable {

    private static final Pattern PROCESSED = Pattern.compile("total_commands_processed:(\\d+)");

    private static final int MOST_LOOKS = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    /** What connecting and asking takes. */
    private static final int QUIET = 10;

    private final RedisServer server;
    private final int port;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private Redis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
        this.client = RedisClient.create(uri());
        this.connection = client.connect();
    }

    static Redis start() {
        int port = freePort();
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            return new Redis(server, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis cannot be started", e);
        }
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    void clear() {
        connection.sync().flushall();
    }

    /** Commands that a Redis has worked off so far, this question included. */
    static long commands(String uri) {
        RedisClient client = RedisClient.create(uri);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            Matcher found = PROCESSED.matcher(connection.sync().info("stats"));
            if (!found.find()) {
                throw new IllegalStateException("Redis does not say how many commands it worked off");
            }
            return Long.parseLong(found.group(1));
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    /** The same once nothing goes on any more: some clients write behind their caller's back. */
    static long settledCommands(String uri) {
        long before = commands(uri);
        for (int i = 0; i < MOST_LOOKS; i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            long now = commands(uri);
            if (now - before <= QUIET) {
                return now;
            }
            before = now;
        }
        throw new NothingMeasured("Redis does not come to rest");
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis cannot be stopped", e);
        }
    }
}
