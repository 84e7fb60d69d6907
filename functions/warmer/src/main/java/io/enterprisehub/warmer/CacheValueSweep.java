package io.enterprisehub.warmer;

import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.postgres.PostgresUnavailable;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;

/**
 * Removes computed values from the cache's PostgreSQL level when their life is over. Whether any function has that level is
 * not asked: without it the table is empty, and the sweep one cheap statement.
 */
final class CacheValueSweep implements Sweep {

    /** Rows of one delete, as of event ids: short locks, and no long list of dead rows for the vacuum. */
    static final int BATCH = 5_000;

    private final PostgresLevel level;

    CacheValueSweep(PostgresLevel level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "prunedCacheValues";
    }

    @Override
    public Swept run(Deadline deadline) {
        long count = 0;
        while (!deadline.expired()) {
            int pruned = prune();
            count += pruned;
            if (pruned < BATCH) {
                return new Swept(count, true);
            }
        }
        return new Swept(count, false);
    }

    private int prune() {
        try {
            return level.prune(BATCH);
        } catch (PostgresUnavailable down) {
            throw new DependencyUnavailable("database", "computed values could not be pruned", down);
        }
    }
}
