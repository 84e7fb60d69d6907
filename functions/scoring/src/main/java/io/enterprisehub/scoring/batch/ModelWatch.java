package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.inference.model.Drift;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once for every thousand leads that this environment has scored whether they still look like those of training. Safe for any
 * thread; where several score at once, the drift is that of a sample.
 */
final class ModelWatch {

    /** Each lead is two rows; fewer than a thousand rows drift by chance, see {@link Drift}. */
    static final int LEADS = 1_000;

    /** The population has changed where an index is above this (Lewis, "An Introduction to Credit Scoring", 1994). */
    static final double CHANGED = 0.25;

    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);

    private final Supplier<Drift> window;
    private final Metrics metrics;
    private int scored;

    /**
     * Begins to watch.
     *
     * @param window the drift since it was asked last
     */
    ModelWatch(Supplier<Drift> window, Metrics metrics) {
        this.window = window;
        this.metrics = metrics;
    }

    void scored(int leads) {
        if (completes(leads)) {
            tell(window.get());
        }
    }

    private synchronized boolean completes(int leads) {
        scored += leads;
        if (scored < LEADS) {
            return false;
        }
        scored = 0;
        return true;
    }

    private void tell(Drift drift) {
        long changed =
                drift.psi().values().stream().filter(psi -> psi > CHANGED).count();
        metrics.value("drift.rows", (double) drift.rows());
        metrics.value("drift.largestPsi", drift.largest());
        metrics.value("drift.changedFeatures", (double) changed);
        if (changed > 0) {
            LOG.warn(
                    "The leads differ from those of training: PSI above {} over {} rows in {}",
                    CHANGED,
                    drift.rows(),
                    drift.psi().entrySet().stream()
                            .filter(entry -> entry.getValue() > CHANGED)
                            .map(entry -> "%s %.2f".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
