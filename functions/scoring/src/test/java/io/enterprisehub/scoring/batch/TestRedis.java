package io.enterprisehub.scoring.batch;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A real Redis on a free port of this machine. */
final class TestRedis implements AutoCloseable {

    private final int port;
    private final RedisClient client;
    private RedisServer server;

    TestRedis() {
        this.port = freePort();
        this.client = RedisClient.create(uri());
        this.server = start();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Asks Redis directly, beside the code under test. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    List<String> keysOf(String tenant) {
        return ask(commands -> {
            List<String> keys = new ArrayList<>();
            ScanIterator.scan(commands, ScanArgs.Builder.matches("*" + tenant + "*"))
                    .forEachRemaining(keys::add);
            return keys;
        });
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void restart() {
        server = start();
    }

    private RedisServer start() {
        try {
            RedisServer started = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        client.shutdown();
        stop();
    }
}
