package io.enterprisehub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.internal.Sql;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Wait;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ConnectionPoolTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Database database;
    private final AtomicInteger asked = new AtomicInteger();

    ConnectionPoolTest(Database database) {
        this.database = database;
    }

    private ApplicationContext open() {
        DatabasePassword counted = () -> {
            asked.incrementAndGet();
            return database.password();
        };
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(database.settings(), counted)
                .start();
    }

    private long connections() {
        return database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'enterprisehub'"
                + " AND datname = current_database()");
    }

    private static void use(ApplicationContext store) {
        TenantRepository tenants = store.getBean(TenantRepository.class);
        store.getBean(Transactions.class).reading(LIMIT, () -> tenants.state("loc1"));
    }

    @Test
    void connectsAndAsksForThePasswordOnlyWhenTheFirstTransactionBegins() {
        try (ApplicationContext store = open()) {
            store.getBean(TenantRepository.class);
            store.getBean(Transactions.class);
            assertThat(asked).hasValue(0);
            assertThat(connections()).isZero();

            use(store);

            assertThat(asked).hasValue(1);
            assertThat(connections()).isEqualTo(1);
        }
        Wait.until(() -> connections() == 0);
    }

    @Test
    void hasNoConnectionAtACheckpointAndWorksAfterTheRestore() {
        try (ApplicationContext store = open()) {
            use(store);
            StoreLifecycle lifecycle = store.getBean(StoreLifecycle.class);

            lifecycle.suspend();
            Wait.until(() -> connections() == 0);
            lifecycle.resume();

            use(store);
            assertThat(connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNothingAtACheckpointBeforeItsFirstUse() {
        try (ApplicationContext store = open()) {
            StoreLifecycle lifecycle = store.getBean(StoreLifecycle.class);
            lifecycle.suspend();
            lifecycle.resume();

            use(store);

            assertThat(connections()).isEqualTo(1);
        }
    }

    @Test
    void replacesAConnectionThatDiedWhileTheProcessWasFrozen() {
        try (ApplicationContext store = open()) {
            use(store);
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'enterprisehub' AND datname = current_database()");

            use(store);

            assertThat(connections()).isEqualTo(1);
        }
    }

    @Test
    void usesServerSidePreparedStatementsOnlyWhenTheUrlAsksForThem() {
        assertThat(preparedStatements(database.settings())).isZero();
        StoreSettings settings = database.settings();
        String separator = settings.jdbcUrl().contains("?") ? "&" : "?";
        StoreSettings eager = new StoreSettings(
                settings.jdbcUrl() + separator + "prepareThreshold=1",
                settings.user(),
                settings.maximumPoolSize(),
                settings.connectTimeout(),
                settings.slowStatement());
        assertThat(preparedStatements(eager)).isPositive();
    }

    private long preparedStatements(StoreSettings settings) {
        try (ApplicationContext store = database.openStore(settings)) {
            for (int i = 0; i < 10; i++) {
                use(store);
            }
            Sql sql = store.getBean(Sql.class);
            return store.getBean(Transactions.class)
                    .reading(
                            LIMIT,
                            () -> sql.query(
                                    "SELECT count(*) AS n FROM pg_prepared_statements",
                                    p -> {},
                                    row -> row.number("n")))
                    .getFirst();
        }
    }
}
