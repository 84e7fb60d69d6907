package io.enterprisehub.warmer;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.warmer.Sweep.Swept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all sweeps in their order; one that fails does not keep the next from its work. */
final class Sweeps {

    /** Left for the answer and the metrics. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private final List<Sweep> sweeps;
    private final Metrics metrics;

    Sweeps(List<Sweep> sweeps, Metrics metrics) {
        this.sweeps = List.copyOf(sweeps);
        this.metrics = metrics;
    }

    /**
     * What was done, by the names of the sweeps, in their order.
     *
     * @throws SweepFailed when one failed, after the others have run
     */
    Map<String, Swept> run(Deadline invocation) {
        Deadline deadline = invocation.reserve(RESERVE);
        Map<String, Swept> done = new LinkedHashMap<>();
        List<SweepFailed> failures = new ArrayList<>();
        for (Sweep sweep : sweeps) {
            try {
                Swept swept = sweep.run(deadline);
                metrics.count("sweep." + sweep.name(), swept.count());
                if (!swept.finished()) {
                    metrics.count("sweep." + sweep.name() + ".unfinished");
                }
                done.put(sweep.name(), swept);
            } catch (RuntimeException failure) {
                metrics.count("sweep." + sweep.name() + ".failed");
                failures.add(new SweepFailed(sweep.name(), failure));
            }
        }
        if (!failures.isEmpty()) {
            SweepFailed first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        return done;
    }

    /** A sweep ended with an exception; those of other sweeps are suppressed in the first. */
    static final class SweepFailed extends RuntimeException {
        SweepFailed(String sweep, Throwable cause) {
            super("Sweep " + sweep + " failed", cause);
        }
    }
}
