package io.enterprisehub.store;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in one transaction (READ COMMITTED) that ends in time. All repositories take part in the transaction of the
 * calling thread. Safe for any thread.
 *
 * <p>The limit holds three times over, because each catches what the other cannot: {@code statement_timeout} and {@code
 * lock_timeout} end a slow statement in an orderly way; {@code transaction_timeout} frees the locks of a process that was
 * frozen or killed between two statements; the socket's time-out frees us from a server that fell silent.
 */
@Singleton
public final class Transactions {

    /** The server speaks first; the harsher limits come after it by this much. */
    private static final Duration GRACE = Duration.ofMillis(250);

    /** PostgreSQL takes 0 as "no limit". */
    private static final long SHORTEST_MILLIS = 1;

    private static final String LIMITS = """
            SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),
                   set_config('transaction_timeout', ?, true)""";

    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /**
     * Commits when the work returns, rolls back when it throws.
     *
     * @param limit how long the transaction may take, without the time to get a connection
     * @throws StoreFailure when the database failed or refused
     * @throws RuntimeException what the work throws otherwise
     */
    public <T extends @Nullable Object> T inTransaction(Duration limit, Supplier<T> work) {
        return run(TransactionDefinition.DEFAULT, limit, work);
    }

    /** The same for work that only reads. */
    public <T extends @Nullable Object> T reading(Duration limit, Supplier<T> work) {
        return run(TransactionDefinition.READ_ONLY, limit, work);
    }

    private <T extends @Nullable Object> T run(TransactionDefinition kind, Duration limit, Supplier<T> work) {
        try {
            return operations.execute(kind, status -> {
                bound(status.getConnection(), limit);
                return work.get();
            });
        } catch (RuntimeException failure) {
            StoreFailure judged = StoreFailure.of(failure);
            throw judged == null ? failure : judged;
        }
    }

    private static void bound(Connection connection, Duration limit) throws SQLException {
        long millis = Math.max(SHORTEST_MILLIS, limit.toMillis());
        // The pool sets the socket back to its own time-out when it takes the connection back.
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis + 2 * GRACE.toMillis()));
        try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
            statement.setString(1, Long.toString(millis));
            statement.setString(2, Long.toString(millis));
            statement.setString(3, Long.toString(millis + GRACE.toMillis()));
            statement.execute();
        }
    }
}
