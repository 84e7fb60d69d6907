package io.enterprisehub.local.runtime;

import java.util.ArrayList;
import java.util.List;

/** The counters of one pool; guarded by the pool's lock. */
final class PoolCounters {
    long invocations;
    long failures;
    long throttles;
    long restores;
    long freezes;
    long recycled;
    long timeouts;
    long crashes;
    long initErrors;
    final List<Long> initMillis = new ArrayList<>();

    PoolStats snapshot(String function, int environments) {
        return new PoolStats(
                function,
                environments,
                invocations,
                failures,
                throttles,
                initMillis.size(),
                restores,
                freezes,
                recycled,
                timeouts,
                crashes,
                initErrors,
                initMillis);
    }
}
