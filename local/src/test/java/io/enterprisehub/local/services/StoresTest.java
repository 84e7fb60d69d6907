package io.enterprisehub.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.local.runtime.Reaper;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
    @TempDir
    Path directory;

    @Test
    void redisComesBackOnItsPortWithItsData() throws Exception {
        try (var reaper = Reaper.start();
                var redis = EmbeddedRedis.in(directory, reaper, RandomGenerator.getDefault());
                var client = RedisClient.create(redis.uri())) {
            try (var connection = client.connect()) {
                connection.sync().set("key", "value");
            }
            redis.stop();
            assertThatThrownBy(client::connect).isInstanceOf(RedisConnectionException.class);

            redis.start();

            try (var connection = client.connect()) {
                assertThat(connection.sync().get("key")).isEqualTo("value");
            }
        }
    }

    @Test
    void postgresComesBackOnItsPortWithItsData() throws Exception {
        try (var reaper = Reaper.start();
                var postgres = EmbeddedPostgreSql.in(directory, reaper, RandomGenerator.getDefault())) {
            execute(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
            postgres.stop();
            assertThatThrownBy(() -> execute(postgres, "SELECT 1")).isInstanceOf(SQLException.class);

            postgres.start();

            execute(postgres, "DROP TABLE kept");
        }
    }

    @Test
    void aClosedStoreIsNotStartedAgain() throws Exception {
        try (var reaper = Reaper.start()) {
            var redis = EmbeddedRedis.in(directory, reaper, RandomGenerator.getDefault());
            redis.close();

            redis.start();

            try (var client = RedisClient.create(redis.uri())) {
                assertThatThrownBy(client::connect).isInstanceOf(RedisConnectionException.class);
            }
        }
    }

    @Test
    void neverStopsWhatItDidNotStart() {
        var redis = new ExternalRedis("redis://somewhere");
        var postgres = ExternalPostgreSql.of("jdbc:postgresql://db:5432/x?ssl=true&user=u&password=p%26q");

        assertThatThrownBy(redis::stop).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(postgres::stop).isInstanceOf(IllegalStateException.class);
        assertThat(postgres.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/x?ssl=true");
        assertThat(postgres.user()).isEqualTo("u");
        assertThat(postgres.password()).isEqualTo("p&q");
        assertThat(postgres.toString()).doesNotContain("p&q");
    }

    private static void execute(PostgresStore postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
