package io.enterprisehub.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections for the pool, each with the password of that moment. Parameters of the URL win over {@link #DEFAULTS}. */
final class PostgresConnections implements DataSource {

    /**
     * {@code prepareThreshold=0}: no named statements on the server. A proxy between us and it (RDS Proxy, PgBouncer) would
     * have to pin the connection to us for as long as one exists; a migration would break them ("cached plan must not
     * change result type"); and their generic plans guess badly for arrays of unknown length. Planning costs less than a
     * millisecond each.
     *
     * <p>{@code logServerErrorDetail=false}: the detail of a violated constraint quotes the row, which is personal data on
     * its way into a log.
     */
    private static final Map<String, String> DEFAULTS = Map.of(
            "ApplicationName", "enterprisehub",
            "tcpKeepAlive", "true",
            "prepareThreshold", "0",
            "logServerErrorDetail", "false");

    private final StoreSettings settings;
    private final DatabasePassword password;

    PostgresConnections(StoreSettings settings, DatabasePassword password) {
        this.settings = settings;
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(settings.user(), password.current());
    }

    @Override
    public Connection getConnection(String user, String userPassword) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.setProperty("connectTimeout", Long.toString(getLoginTimeout()));
        properties.setProperty("user", user);
        properties.setProperty("password", userPassword);
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(Math.max(1, settings.connectTimeout().toSeconds()));
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        // The pool hands its own time-out down; ours comes from the same settings.
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("log writer");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
