package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OutageTest {

    private static final String NOWHERE = "jdbc:postgresql://localhost:1/none";

    private final Database database;

    OutageTest(Database database) {
        this.database = database;
    }

    @Test
    void startsWithoutADatabaseAndAnswersUnavailable() throws IOException {
        try (Api api = Api.on(NOWHERE, database, Clock.systemUTC(), 10_000)) {
            Answer answer = api.get("/v1/leads");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("2");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.text()).doesNotContain("localhost", "SQL", "Connection");
        }
    }

    @Test
    void saysInItsHealthThatTheDatabaseIsDownAndNotWhy() throws IOException {
        try (Api api = Api.on(NOWHERE, database, Clock.systemUTC(), 10_000)) {
            Answer answer = api.send("GET", "/health", Map.of());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .isEqualTo("{\"status\":\"degraded\",\"dependencies\":{\"database\":\"down\",\"cache\":\"down\"}}");
        }
    }

    @Test
    void answersBeforeTheInvocationEndsWhenTheDatabaseHangs() throws IOException, SQLException {
        try (ApplicationContext store = database.openStore()) {
            store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), () -> {
                store.getBean(ApiKeyRepository.class).create(Callers.sha256(Api.KEY), "loc1", Samples.NOON);
                return true;
            });
        }
        try (Api api = Api.on(database.jdbcUrl(), database, Clock.systemUTC(), 1_000);
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE leads IN ACCESS EXCLUSIVE MODE");

            assertThat(api.get("/v1/leads").status()).isEqualTo(503);
            other.rollback();
            assertThat(api.get("/v1/leads").status()).isEqualTo(200);
        }
    }
}
