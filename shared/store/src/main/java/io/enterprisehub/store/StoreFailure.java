package io.enterprisehub.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that did not commit, or of which nobody knows. The text carries the SQLState and no data; what the server
 * said is in the cause.
 */
public abstract sealed class StoreFailure extends RuntimeException {

    private final String sqlState;

    private StoreFailure(String kind, String sqlState, Throwable cause) {
        super(kind + " database failure, SQLState " + sqlState, cause);
        this.sqlState = sqlState;
    }

    /** Five characters as in appendix A of PostgreSQL's manual; {@code none} when no server was reached. */
    public String sqlState() {
        return sqlState;
    }

    /** Trouble of the database, not of the data: the same transaction may succeed later. */
    public static final class Transient extends StoreFailure {
        Transient(String sqlState, Throwable cause) {
            super("Transient", sqlState, cause);
        }
    }

    /** The data can never be stored: repeating the transaction repeats the failure. */
    public static final class Permanent extends StoreFailure {
        Permanent(String sqlState, Throwable cause) {
            super("Permanent", sqlState, cause);
        }
    }

    /**
     * Judges a failure by the SQLState in its chain of causes; null when no database is involved.
     *
     * <p>Permanent are data exceptions (22), violated constraints (23) and values too large for an index (54). All else is
     * transient, also what nobody foresaw, such as a missing column during a deployment: a good event that is repeated in
     * vain does no harm, a good event that is thrown away as poison does.
     */
    static @Nullable StoreFailure of(Throwable failure) {
        SQLException sql = sqlException(failure);
        if (sql == null) {
            return null;
        }
        String state = sql.getSQLState() == null ? "none" : sql.getSQLState();
        boolean permanent = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
        return permanent ? new Permanent(state, failure) : new Transient(state, failure);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
