package io.enterprisehub.store.internal;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a statement in the transaction of the calling thread; there must be one. Safe for any thread. */
@Singleton
public final class Sql {

    private final JdbcOperations jdbc;

    Sql(JdbcOperations jdbc) {
        this.jdbc = jdbc;
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
        return jdbc.prepareStatement(sql, statement -> {
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
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, binder);
            return statement.executeUpdate();
        });
    }

    private static void bind(PreparedStatement statement, Binder binder) throws SQLException {
        binder.bind(new Parameters(statement));
    }
}
