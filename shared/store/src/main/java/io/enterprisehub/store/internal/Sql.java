package io.enterprisehub.store.internal;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a statement in the transaction of the calling thread; there must be one. Safe for any thread. */
@Singleton
public final class Sql {

    private final TransactionOperations<Connection> transactions;

    Sql(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    public interface Binder {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** All rows, in the order in which they come. */
    public <T> List<T> query(String sql, Binder binder, Reader<T> reader) {
        return prepared(sql, statement -> {
            bind(statement, binder);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reader.read(row));
                }
                return rows;
            }
        });
    }

    /** Number of rows that were changed. */
    public int update(String sql, Binder binder) {
        return prepared(sql, statement -> {
            bind(statement, binder);
            return statement.executeUpdate();
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T prepared(String sql, Work<T> work) {
        try (PreparedStatement statement = transactions.getConnection().prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException failure) {
            throw new StatementFailed(failure);
        }
    }

    private static void bind(PreparedStatement statement, Binder binder) throws SQLException {
        binder.bind(new Parameters(statement));
    }
}
