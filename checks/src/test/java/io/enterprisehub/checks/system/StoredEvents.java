package io.enterprisehub.checks.system;

import io.enterprisehub.local.demo.ApiKeys;
import io.enterprisehub.local.services.PostgresStore;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database holds, read beside the functions. */
record StoredEvents(PostgresStore store) {

    /** How often each event stands in a location's history. */
    Map<String, Integer> historyOf(String tenant) {
        String sql = "SELECT event_id, count(*) FROM event_history WHERE tenant = ? GROUP BY event_id";
        try (Connection connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            Map<String, Integer> times = new HashMap<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString(1), rows.getInt(2));
                }
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be read", e);
        }
    }

    /** Locations and companies whose last life-cycle event was an UNINSTALL. */
    List<String> uninstalled() {
        String sql = "SELECT array_agg(tenant ORDER BY tenant) FROM tenants WHERE state = 'uninstalled'";
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var tenants = rows.getArray(1);
            return tenants == null ? List.of() : List.of((String[]) tenants.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException("the life cycles cannot be read", e);
        }
    }

    /** A fresh API key of a location. */
    String apiKeyOf(String tenant) {
        try (Connection connection = connect()) {
            return ApiKeys.issue(connection, List.of(tenant), new SecureRandom())
                    .values()
                    .iterator()
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException("no key can be stored", e);
        }
    }

    boolean isReachable() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException down) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
    }
}
