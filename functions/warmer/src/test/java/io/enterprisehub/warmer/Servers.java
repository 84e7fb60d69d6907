package io.enterprisehub.warmer;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.function.Settings;
import io.micronaut.context.ApplicationContextBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flywaydb.core.Flyway;
import redis.embedded.RedisServer;

/** A real, migrated PostgreSQL and a real Redis, and what a warmer needs to reach them. */
final class Servers implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final int redisPort;
    private RedisServer redis;

    Servers() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            redisPort = free.getLocalPort();
        }
        redis = startRedis();
    }

    private RedisServer startRedis() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(redisPort)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    void stopRedis() throws IOException {
        redis.stop();
    }

    void restartRedis() throws IOException {
        redis = startRedis();
    }

    RedisLink link() {
        RedisSettings patient = new RedisSettings(redisUri(), false, Duration.ofSeconds(10), Duration.ofSeconds(10));
        return new RedisLink(patient, InstantSource.system());
    }

    private String redisUri() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** Settings and clock of a warmer on these servers. */
    UnaryOperator<ApplicationContextBuilder> context(Clock clock) {
        Settings settings = new Settings(Map.of(
                "JDBC_URL",
                postgres.getJdbcUrl(USER, USER),
                "JDBC_USER",
                USER,
                "JDBC_PASSWORD_REF",
                "literal:postgres",
                "REDIS_URI",
                redisUri()));
        return builder -> builder.singletons(settings, clock);
    }

    @Override
    public void close() throws IOException {
        redis.stop();
        postgres.close();
    }
}
