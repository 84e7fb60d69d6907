package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cache's PostgreSQL level under this function, switched on by configuration; each score says when it was computed. */
@ExtendWith(PostgresExtension.class)
class PersistedRegionTest {

    private static final Duration AMPLE = Duration.ofSeconds(5);
    private static final String ASKED = "{\"leads\":[\"lead1\",\"lead2\"]}";
    private static final Map<String, Object> PERSISTENT =
            Map.of("cache.postgres-deadline", "5s", "cache.regions.predictions.persist-for", "1d");

    private final Database database;
    private final TestRedis redis = new TestRedis();
    private final MovableClock clock = new MovableClock();

    PersistedRegionTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void fill() {
        database.execute("TRUNCATE leads, score_history, api_keys, cache_values");
        try (ApplicationContext store = database.openStore()) {
            store.getBean(Transactions.class).inTransaction(AMPLE, () -> {
                store.getBean(ApiKeyRepository.class).create(Callers.sha256(Api.KEY), "loc1", Samples.NOON);
                return store.getBean(LeadRepository.class)
                        .saveAll(List.of(Samples.scored("loc1", "lead1", 10), Samples.scored("loc1", "lead2", 20)));
            });
        }
    }

    @AfterEach
    void close() {
        redis.close();
    }

    /** A fresh environment of the function; nothing is in its memory. */
    private List<String> scoredAt(Map<String, Object> settings) throws IOException {
        try (Api api = Api.on(
                database.jdbcUrl(), redis.uri(), database, clock, 10_000, context -> context.properties(settings))) {
            return api.post("/v1/score", ASKED).each("scores", "scoredAt");
        }
    }

    private void loseRedis() {
        redis.stop();
        redis.restart();
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void findsComputedValuesAgainAfterRedisLostThem() throws IOException {
        List<String> computed = scoredAt(PERSISTENT);

        loseRedis();

        assertThat(scoredAt(PERSISTENT)).isEqualTo(computed).hasSize(2);
    }

    @Test
    void computesThemAnewWithoutThatLevel() throws IOException {
        List<String> computed = scoredAt(Map.of());

        loseRedis();

        assertThat(scoredAt(Map.of())).hasSize(2).doesNotContainAnyElementsOf(computed);
    }

    @Test
    void computesAnewForTheNextVersionOfALead() throws IOException {
        List<String> computed = scoredAt(PERSISTENT);
        try (ApplicationContext store = database.openStore()) {
            store.getBean(Transactions.class)
                    .inTransaction(
                            AMPLE,
                            () -> store.getBean(LeadRepository.class)
                                    .saveAll(List.of(Samples.scored("loc1", "lead1", 30))));
        }
        loseRedis();

        List<String> after = scoredAt(PERSISTENT);

        assertThat(after.get(0)).isNotEqualTo(computed.get(0));
        assertThat(after.get(1)).isEqualTo(computed.get(1));
    }

    @Test
    void answersWhileThatLevelIsAway() throws IOException {
        database.execute("ALTER TABLE cache_values RENAME TO cache_values_away");
        try {
            assertThat(scoredAt(PERSISTENT)).hasSize(2);
        } finally {
            database.execute("ALTER TABLE cache_values_away RENAME TO cache_values");
        }
    }
}
