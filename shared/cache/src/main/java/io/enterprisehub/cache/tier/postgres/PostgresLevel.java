package io.enterprisehub.cache.tier.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * Values that were expensive to compute, in the table {@code cache_values} of PostgreSQL. A value is stored only under the
 * epoch that its row had before the computation began; forgetting removes the row, and epochs are random: what was computed
 * before a change is never stored after it, also when the table was emptied in between.
 *
 * <p>Every method is one statement, ends within the deadline and throws {@link PostgresUnavailable}. Safe for any thread.
 */
public final class PostgresLevel implements ComputedValues {

    /** Longer than anybody computes. */
    private static final long RESERVED_MILLIS = Duration.ofHours(1).toMillis();

    private final DataSource source;
    private final Duration deadline;

    /**
     * Opens nothing yet.
     *
     * @param source of connections that commit by themselves; it must have one to spare while its caller is in a
     *     transaction
     * @param deadline of each statement, getting a connection included
     */
    public PostgresLevel(DataSource source, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("The deadline of the PostgreSQL level is positive: " + deadline);
        }
        this.source = source;
        this.deadline = deadline;
    }

    /** Whether PostgreSQL can index the text: others are never kept. */
    public static boolean canHold(String text) {
        return text.length() <= 500 && text.indexOf('\0') < 0;
    }

    @Override
    public Map<String, Kept> read(String tenant, String region, Collection<String> keys) {
        return run(Statements.READ, statement -> {
            Array asked = array(statement, "text", keys, key -> key, String[]::new);
            statement.setString(1, tenant);
            statement.setString(2, region);
            statement.setArray(3, asked);
            statement.setString(4, tenant);
            statement.setString(5, region);
            statement.setLong(6, RESERVED_MILLIS);
            statement.setArray(7, asked);
            Map<String, Kept> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Kept(rows.getObject(2, UUID.class), rows.getBytes(3)));
                }
            }
            return found;
        });
    }

    @Override
    public Set<String> store(String tenant, String region, List<Computed> values) {
        return run(Statements.STORE, statement -> {
            statement.setArray(1, array(statement, "text", values, Computed::key, String[]::new));
            statement.setArray(2, array(statement, "uuid", values, Computed::epoch, UUID[]::new));
            statement.setArray(3, array(statement, "int8", values, Computed::version, Long[]::new));
            statement.setArray(4, array(statement, "bytea", values, Computed::envelope, byte[][]::new));
            statement.setArray(5, array(statement, "int8", values, Computed::lifeMillis, Long[]::new));
            statement.setString(6, tenant);
            statement.setString(7, region);
            statement.setString(8, tenant);
            statement.setString(9, region);
            Set<String> stored = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.add(rows.getString(1));
                }
            }
            return stored;
        });
    }

    @Override
    public void forget(String tenant, String region, String key, long upTo) {
        run(Statements.FORGET, statement -> {
            statement.setString(1, tenant);
            statement.setString(2, region);
            statement.setString(3, key);
            statement.setLong(4, upTo);
            return statement.executeUpdate();
        });
    }

    @Override
    public void forgetAll(String tenant, String region) {
        run(Statements.FORGET_ALL, statement -> {
            statement.setString(1, tenant);
            statement.setString(2, region);
            return statement.executeUpdate();
        });
    }

    /**
     * Removes values and reservations of all tenants whose life is over, oldest first.
     *
     * @return how many; fewer than the limit when nothing more is due
     */
    public int prune(int limit) {
        return run(Statements.PRUNE, statement -> {
            statement.setInt(1, limit);
            return statement.executeUpdate();
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        return Bounded.call(deadline, () -> {
            try (Connection connection = source.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.run(statement);
            }
        });
    }

    private static <E, P> Array array(
            PreparedStatement statement,
            String type,
            Collection<E> elements,
            Function<E, P> part,
            IntFunction<P[]> typed)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, elements.stream().map(part).toArray(typed));
    }
}
