package io.enterprisehub.store.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a statement's parameters one after the other. A whole column of values goes in as one array, which the statement
 * unnests: any number of rows is one statement with a fixed text.
 */
public final class Parameters {

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Parameters integer(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    public Parameters instant(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++index, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
        }
        return this;
    }

    public Parameters texts(Collection<String> values) throws SQLException {
        return array("text", values.toArray());
    }

    public <T> Parameters texts(Collection<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", column(rows, column));
    }

    /** Instants go in as ISO text, which the server reads without regard to any time zone setting. */
    public <T> Parameters instants(Collection<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        return array("timestamptz", column(rows, column));
    }

    public <T> Parameters doubles(Collection<T> rows, Function<T, @Nullable Double> column) throws SQLException {
        return array("float8", column(rows, column));
    }

    public <T> Parameters integers(Collection<T> rows, Function<T, Integer> column) throws SQLException {
        return array("int4", column(rows, column));
    }

    public <T> Parameters numbers(Collection<T> rows, Function<T, Long> column) throws SQLException {
        return array("int8", column(rows, column));
    }

    private static <T, V extends @Nullable Object> @Nullable Object[] column(
            Collection<T> rows, Function<T, V> column) {
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        int i = 0;
        for (T row : rows) {
            values[i++] = column.apply(row);
        }
        return values;
    }

    private Parameters array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
