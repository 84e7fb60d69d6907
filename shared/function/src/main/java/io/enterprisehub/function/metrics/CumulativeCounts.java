package io.enterprisehub.function.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reports counters that only grow, such as a cache's, as what was added since the last report. Whatever was counted leaves
 * once, in one document of its own per report, so that an invocation's tenant can stand beside it as a property. Where several
 * invocations run at once in one environment, the first to report takes the counts of all: totals are exact then, and
 * the tenant is a hint.
 *
 * <pre>{@code
 * CumulativeCounts counts = new CumulativeCounts("cache.", cache.counters()::byName, emf);
 * counts.report(Map.of("tenant", tenant, "requestId", requestId)); // at the end of each invocation
 * }</pre>
 *
 * <p>Safe for any thread.
 */
public final class CumulativeCounts {

    private final String prefix;
    private final Supplier<Map<String, Long>> totals;
    private final EmfMetrics metrics;
    private final Map<String, Long> reported = new HashMap<>();

    /**
     * Takes what was counted before as reported: an environment that was restored from a snapshot did not count it.
     *
     * @param prefix of the metrics' names
     * @param totals counts since some beginning, by name
     * @param metrics its own: a flush of others must not take these counts, nor this one theirs
     */
    public CumulativeCounts(String prefix, Supplier<Map<String, Long>> totals, EmfMetrics metrics) {
        this.prefix = prefix;
        this.totals = totals;
        this.metrics = metrics;
        reported.putAll(totals.get());
    }

    /** Writes what was added since the last report; nothing when nothing was. */
    public synchronized void report(Map<String, String> properties) {
        totals.get().forEach((name, total) -> {
            long added = total - reported.getOrDefault(name, 0L);
            // A total that shrank began anew: all of it is new.
            long fresh = added < 0 ? total : added;
            if (fresh > 0) {
                metrics.count(prefix + name, fresh);
            }
            reported.put(name, total);
        });
        metrics.flush(properties);
    }
}
