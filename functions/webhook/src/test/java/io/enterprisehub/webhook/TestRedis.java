package io.enterprisehub.webhook;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A real Redis on a free port of this machine. */
final class TestRedis implements AutoCloseable {

    private final int port;
    private final RedisClient client;
    private RedisServer server;

    TestRedis() throws IOException {
        this.port = freePort();
        this.client = RedisClient.create(uri());
        this.server = start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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

    /** The keys of all claims. */
    List<String> claims() {
        return ask(commands -> commands.keys("*:claim:*"));
    }

    void stop() throws IOException {
        server.stop();
    }

    void restart() throws IOException {
        server = start();
    }

    private RedisServer start() throws IOException {
        RedisServer started = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        started.start();
        return started;
    }

    @Override
    public void close() throws IOException {
        client.shutdown();
        server.stop();
    }
}
