package io.enterprisehub.store;

import static io.enterprisehub.store.testing.Samples.lead;
import static io.enterprisehub.store.testing.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.internal.Sql;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.ScoredLead;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.enterprisehub.store.testing.Wait;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TransactionsTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Database database;
    private final ApplicationContext store;
    private final Transactions transactions;
    private final Sql sql;

    TransactionsTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.transactions = store.getBean(Transactions.class);
        this.sql = store.getBean(Sql.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE leads, event_ids");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StoreFailure failureOf(Duration limit, Runnable work) {
        Throwable thrown = catchThrowable(() -> transactions.inTransaction(limit, () -> {
            work.run();
            return true;
        }));
        assertThat(thrown).isInstanceOf(StoreFailure.class);
        return (StoreFailure) thrown;
    }

    private void sleep(double seconds) {
        sql.query("SELECT 1 AS one FROM pg_sleep(" + seconds + ")", p -> {}, row -> row.integer("one"));
    }

    @Test
    void commitsWhenTheWorkReturns() {
        assertThat(transactions.<Integer>inTransaction(LONG, () -> insertEventId("e1")))
                .isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM event_ids")).isEqualTo(1);
    }

    private int insertEventId(String id) {
        return store.getBean(EventIdRepository.class)
                .insertNew("loc1", List.of(id), Samples.NOON)
                .size();
    }

    @Test
    void rollsBackAndPassesOnWhatTheWorkThrows() {
        assertThatThrownBy(() -> transactions.inTransaction(LONG, () -> {
                    insertEventId("e1");
                    throw new ArithmeticException("work failed");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("work failed");
        assertThat(database.number("SELECT count(*) FROM event_ids")).isZero();
    }

    @Test
    void rollsBackWhenTheWorkEndsInAnError() {
        assertThatThrownBy(() -> transactions.inTransaction(LONG, () -> {
                    insertEventId("e1");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(database.number("SELECT count(*) FROM event_ids")).isZero();
    }

    @Test
    void refusesToWriteWhileReading() {
        assertThatThrownBy(() -> transactions.reading(LONG, () -> insertEventId("e1")))
                .isInstanceOf(StoreFailure.Transient.class)
                .extracting(f -> ((StoreFailure) f).sqlState())
                .isEqualTo("25006");
    }

    @Test
    void endsAStatementThatRunsBeyondTheLimit() {
        assertThat(failureOf(SHORT, () -> sleep(5))).isInstanceOf(StoreFailure.Transient.class);
    }

    @Test
    void countsTheLimitOverAllStatementsOfTheTransaction() {
        StoreFailure failure = failureOf(Duration.ofMillis(300), () -> {
            for (int i = 0; i < 20; i++) {
                sleep(0.1);
            }
        });

        assertThat(failure).isInstanceOf(StoreFailure.Transient.class);
    }

    @Test
    void freesTheLocksOfAProcessThatFellSilentInsideATransaction() {
        StoreFailure failure = failureOf(SHORT, () -> {
            insertEventId("e1");
            Wait.until(() -> database.number("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                            + " AND datname = current_database()")
                    == 0);
            insertEventId("e2");
        });

        assertThat(failure).isInstanceOf(StoreFailure.Transient.class);
        assertThat(transactions.<Integer>inTransaction(LONG, () -> insertEventId("e3")))
                .as("the broken connection was replaced")
                .isEqualTo(1);
        assertThat(database.texts("SELECT event_id FROM event_ids")).containsExactly("e3");
    }

    @Test
    void leavesNoLimitBehindOnTheConnection() {
        transactions.inTransaction(SHORT, () -> insertEventId("e1"));

        transactions.inTransaction(LONG, () -> {
            sleep(0.5);
            return true;
        });
        assertThat(database.number("SELECT count(*) FROM event_ids")).isEqualTo(1);
    }

    @Test
    void takesAnExpiredLimitAsTheShortestOne() {
        assertThat(failureOf(Duration.ofSeconds(-1), () -> sleep(5))).isInstanceOf(StoreFailure.Transient.class);
    }

    @Test
    void takesALockThatIsNotFreedInTimeAsTransient() throws SQLException {
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO event_ids VALUES ('loc1', 'e1', now())");

            assertThat(failureOf(SHORT, () -> insertEventId("e1"))).isInstanceOf(StoreFailure.Transient.class);
            other.rollback();
        }
    }

    @Test
    void takesAnAdministratorsShutdownAsTransient() {
        StoreFailure failure = failureOf(LONG, () -> {
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            insertEventId("e1");
        });

        assertThat(failure).isInstanceOf(StoreFailure.Transient.class);
    }

    @Test
    void takesAMissingTableAsTransientBecauseADeploymentMayBeUnderWay() {
        StoreFailure failure = failureOf(LONG, () -> sql.update("DELETE FROM not_yet_migrated", p -> {}));

        assertThat(failure).isInstanceOf(StoreFailure.Transient.class);
        assertThat(failure.sqlState()).isEqualTo("42P01");
    }

    @Test
    void takesACharacterThatTextCannotHoldAsPermanent() {
        assertThat(failureOf(LONG, () -> insertEventId("bad\0id"))).isInstanceOf(StoreFailure.Permanent.class);
        LeadRepository leads = store.getBean(LeadRepository.class);
        ScoredLead bad = new ScoredLead(lead("loc1", "bad\0id"), Samples.score(10), Samples.NOON);
        assertThat(failureOf(LONG, () -> leads.saveAll(List.of(bad)))).isInstanceOf(StoreFailure.Permanent.class);
    }

    @Test
    void takesAViolatedConstraintAsPermanentAndKeepsTheRowOutOfTheText() {
        LeadScore impossible = new LeadScore(Double.NaN, 10, Tier.COLD, 0, List.of(), "m", Samples.NOON);
        LeadRepository leads = store.getBean(LeadRepository.class);
        ScoredLead bad = new ScoredLead(lead("loc1", "a"), impossible, Samples.NOON);

        StoreFailure failure = failureOf(LONG, () -> leads.saveAll(List.of(bad)));

        assertThat(failure).isInstanceOf(StoreFailure.Permanent.class);
        assertThat(failure.sqlState()).isEqualTo("23514");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getMessage()).doesNotContain("ann@example.org");
        }
    }

    @Test
    void takesAServerThatIsNotThereAsTransientAndStartsWithoutIt() {
        StoreSettings nowhere = new StoreSettings(
                "jdbc:postgresql://localhost:1/none", "nobody", 1, Duration.ofMillis(300), Duration.ofMillis(100));
        try (ApplicationContext down = database.openStore(nowhere)) {
            Transactions unreachable = down.getBean(Transactions.class);
            LeadRepository leads = down.getBean(LeadRepository.class);

            assertThatThrownBy(() -> unreachable.reading(LONG, () -> leads.documents("loc1", List.of("a"))))
                    .isInstanceOf(StoreFailure.Transient.class);
        }
    }

    @Test
    void takesAnExhaustedPoolAsTransient() {
        StoreSettings narrow = new StoreSettings(
                database.jdbcUrl(), database.user(), 1, Duration.ofMillis(300), Duration.ofMillis(100));
        try (ApplicationContext small = database.openStore(narrow)) {
            Transactions one = small.getBean(Transactions.class);
            one.inTransaction(LONG, () -> {
                Throwable[] thrown = {null};
                Wait.forThread(() -> thrown[0] = catchThrowable(() -> one.reading(LONG, () -> true)));
                assertThat(thrown[0]).isInstanceOf(StoreFailure.Transient.class);
                return true;
            });
        }
    }

    @Test
    void storesWhatFitsBesideAPoisonThatWasRefused() {
        LeadRepository leads = store.getBean(LeadRepository.class);
        ScoredLead bad = scored("loc1", "x".repeat(300), 10);
        assertThat(failureOf(LONG, () -> leads.saveAll(List.of(scored("loc1", "a", 10), bad))))
                .isInstanceOf(StoreFailure.Permanent.class);

        transactions.inTransaction(LONG, () -> leads.saveAll(List.of(scored("loc1", "a", 10))));

        assertThat(database.texts("SELECT lead_id FROM leads")).containsExactly("a");
    }
}
