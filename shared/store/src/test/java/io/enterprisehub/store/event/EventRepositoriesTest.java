package io.enterprisehub.store.event;

import static io.enterprisehub.store.testing.Samples.NOON;
import static io.enterprisehub.store.testing.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventRepositoriesTest {

    private final Database database;
    private final ApplicationContext store;
    private final EventIdRepository ids;
    private final EventHistoryRepository history;

    EventRepositoriesTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.ids = store.getBean(EventIdRepository.class);
        this.history = store.getBean(EventHistoryRepository.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE event_ids, event_history");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T tx(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), work);
    }

    @Test
    void tellsNewIdsFromKnownOnesPerTenant() {
        assertThat(tx(() -> ids.insertNew("loc1", List.of("e2", "e1", "e2"), NOON)))
                .containsExactlyInAnyOrder("e1", "e2");
        assertThat(tx(() -> ids.insertNew("loc1", List.of("e3", "e1"), NOON))).containsExactly("e3");
        assertThat(tx(() -> ids.insertNew("loc2", List.of("e1"), NOON))).containsExactly("e1");
        assertThat(tx(() -> ids.insertNew("loc1", List.of(), NOON))).isEmpty();
    }

    @Test
    void prunesTheOldestIdsAndNoMoreThanAsked() {
        tx(() -> ids.insertNew("loc1", List.of("old"), NOON.minusSeconds(60)));
        tx(() -> ids.insertNew("loc2", List.of("older"), NOON.minusSeconds(120)));
        tx(() -> ids.insertNew("loc1", List.of("new"), NOON));

        assertThat(tx(() -> ids.prune(NOON, 1))).isEqualTo(1);
        assertThat(database.texts("SELECT event_id FROM event_ids ORDER BY 1")).containsExactly("new", "old");
        assertThat(tx(() -> ids.prune(NOON, 10))).isEqualTo(1);
        assertThat(database.texts("SELECT event_id FROM event_ids")).containsExactly("new");
    }

    @Test
    void keepsWhatHappenedWithoutPersonalData() {
        tx(() -> {
            history.append(List.of(event("loc1", "a", "e1", NOON), event("loc1", "b", "e2", NOON)));
            history.append(List.of(event("loc1", "a", "e1", NOON)));
            return true;
        });

        assertThat(database.texts("SELECT event_history::text FROM event_history ORDER BY event_id"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .contains("loc1", "InboundMessage", "{MESSAGE_IN}")
                        .doesNotContain("Ann", "ann@example.org"));
    }

    @Test
    void movesEarlyRowsOutOfTheDefaultPartitionWhenTheirMonthIsMade() {
        Instant farAhead = YearMonth.now(ZoneOffset.UTC)
                .plusMonths(5)
                .atDay(10)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        tx(() -> {
            history.append(List.of(event("loc1", "a", "e1", farAhead)));
            return true;
        });
        assertThat(database.number("SELECT count(*) FROM event_history_default"))
                .isEqualTo(1);

        assertThat(tx(() -> history.ensurePartitions(5))).isEqualTo(2);

        assertThat(database.number("SELECT count(*) FROM event_history_default"))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM event_history")).isEqualTo(1);
        assertThat(tx(() -> history.ensurePartitions(5))).isZero();
    }

    @Test
    void takesAnEventOfAnyTime() {
        tx(() -> {
            history.append(List.of(
                    event("loc1", "a", "e1", Instant.parse("1999-01-01T00:00:00Z")),
                    event("loc1", "a", "e2", Instant.parse("2099-01-01T00:00:00Z"))));
            return true;
        });

        assertThat(database.number("SELECT count(*) FROM event_history_default"))
                .isEqualTo(2);
    }
}
