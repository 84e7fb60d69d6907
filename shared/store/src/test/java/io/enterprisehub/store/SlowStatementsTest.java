package io.enterprisehub.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.enterprisehub.store.internal.Sql;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(PostgresExtension.class)
class SlowStatementsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(SlowStatements.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Database database;

    SlowStatementsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private void run(double seconds) {
        try (ApplicationContext store = database.openStore()) {
            Sql sql = store.getBean(Sql.class);
            store.getBean(Transactions.class)
                    .reading(
                            Duration.ofSeconds(10),
                            () -> sql.query(
                                    "SELECT CAST(? AS text) AS mail\n   FROM pg_sleep(" + seconds + ")",
                                    p -> p.text("ann@example.org"),
                                    row -> row.text("mail")));
        }
    }

    @Test
    void logsTextAndMillisecondsOfASlowStatementAndNoneOfItsParameters() {
        run(0.15);

        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .matches(
                                "Slow statement, \\d{3,} ms: SELECT CAST\\(\\? AS text\\) AS mail FROM pg_sleep\\(0.15\\)")
                        .doesNotContain("ann@"));
    }

    @Test
    void saysNothingOfAFastStatement() {
        run(0);

        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains("pg_sleep"));
    }
}
