package io.enterprisehub.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** The pool. It connects when the first transaction asks, keeps no idle connection open by itself, and can be suspended. */
final class ConnectionPool implements StoreLifecycle, AutoCloseable {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration DRAIN_PAUSE = Duration.ofMillis(5);

    private final HikariDataSource pool;

    ConnectionPool(StoreSettings settings, DataSource connections) {
        // Hikari trusts a connection that was used within the last 500 ms of monotonic time. That clock stands still
        // while
        // an environment is frozen, so every borrowed connection is checked; Hikari reads this property once, globally.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        // Without arguments the constructor starts nothing: the pool comes to life with the first connection.
        this.pool = new HikariDataSource();
        pool.setPoolName("store");
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(settings.maximumPoolSize());
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setAllowPoolSuspension(true);
        pool.setConnectionTimeout(settings.connectTimeout().toMillis());
        pool.setValidationTimeout(Math.min(1_000, settings.connectTimeout().toMillis()));
        pool.setRegisterMbeans(false);
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void suspend() {
        HikariPoolMXBean running = pool.getHikariPoolMXBean();
        if (running == null) {
            return;
        }
        running.suspendPool();
        running.softEvictConnections();
        long end = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (running.getTotalConnections() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        running.getTotalConnections() + " database connections are still in use");
            }
            LockSupport.parkNanos(DRAIN_PAUSE.toNanos());
        }
    }

    @Override
    public void resume() {
        HikariPoolMXBean running = pool.getHikariPoolMXBean();
        if (running != null) {
            running.resumePool();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
