package io.enterprisehub.local.cli;

import io.enterprisehub.training.table.DataException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Reads the database that the environment names. */
final class DatabaseAccess {

    /** One use of a connection. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Connection database) throws SQLException;
    }

    private DatabaseAccess() {}

    /**
     * Reads within one connection.
     *
     * @throws DataException when no database is named
     * @throws EnvironmentProblem when it cannot be read, with the first line of the reason
     */
    static <T> T read(Map<String, String> environment, Reading<T> reading) {
        String url = environment.getOrDefault("HUB_JDBC_URL", environment.getOrDefault("JDBC_URL", ""));
        if (url.isBlank()) {
            throw new DataException("Set HUB_JDBC_URL or JDBC_URL to the database, jdbc:postgresql://...");
        }
        try (Connection database = connect(url, environment)) {
            return reading.read(database);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new EnvironmentProblem("The database cannot be read: " + reason, e);
        }
    }

    private static Connection connect(String url, Map<String, String> environment) throws SQLException {
        String user = environment.get("JDBC_USER");
        return user == null
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(url, user, environment.get("JDBC_PASSWORD"));
    }
}
