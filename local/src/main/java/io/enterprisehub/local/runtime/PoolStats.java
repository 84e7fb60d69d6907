package io.enterprisehub.local.runtime;

import java.util.List;

/**
 * What a pool has done so far.
 *
 * @param environments processes alive now
 * @param coldStarts environments that came to ask for work
 * @param restores snapshots that were restored
 * @param recycled environments ended for their age or their number of invocations
 * @param crashes environments that ended by themselves or were killed from outside
 * @param initMillis from process start to the first request for work, one per cold start
 */
public record PoolStats(
        String function,
        int environments,
        long invocations,
        long failures,
        long throttles,
        long coldStarts,
        long restores,
        long freezes,
        long recycled,
        long timeouts,
        long crashes,
        long initErrors,
        List<Long> initMillis) {
    public PoolStats {
        initMillis = List.copyOf(initMillis);
    }
}
