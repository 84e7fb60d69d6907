package io.enterprisehub.function.guard;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.runtime.Renewable;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The guards of a process, one per dependency. Safe for any thread. */
public final class Guards implements Renewable {

    private final Metrics metrics;
    private final Clock clock;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    public Guards(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The guard of {@code dependency}; the first caller decides what counts as an outage. */
    public Guard of(String dependency, Predicate<Throwable> isOutage) {
        return guards.computeIfAbsent(
                dependency, name -> new Guard(name, GuardPolicy.STANDARD, isOutage, metrics, clock));
    }

    /** Redis: a copy that can be read elsewhere, so that any failure of it is an outage. */
    public Guard redis() {
        return of("redis", failure -> true);
    }

    /** PostgreSQL: see {@link Outages#database}. */
    public Guard database() {
        return of("database", Outages::database);
    }

    /** SQS: see {@link Outages#aws}. */
    public Guard sqs() {
        return of("sqs", Outages::aws);
    }

    @Override
    public void afterRestore() {
        guards.values().forEach(Guard::reset);
    }
}
