package io.enterprisehub.local.demo;

import io.enterprisehub.local.poller.QueuePoller;
import io.enterprisehub.local.runtime.EmfTally;
import io.enterprisehub.local.runtime.Histogram;
import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.traffic.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long each stage took: what the sender saw, and what the functions report in their metrics. */
final class Stages {

    private static final String SCORING = "scoring";

    private Stages() {}

    /** Milliseconds by stage, in the order in which an event passes them. */
    static Map<String, Percentiles> of(List<Answer> answers, EmfTally metrics) {
        Map<String, Percentiles> stages = new LinkedHashMap<>();
        stages.put(
                "gatewayAnswer",
                Percentiles.of(
                        answers.stream().mapToDouble(answer -> answer.took().toNanos() / 1e6)));
        stages.put("receivedToScored", reported(metrics.of(SCORING, "WebhookToScoreMillis")));
        stages.put("scoringTransaction", reported(metrics.of(SCORING, "stage.transaction")));
        stages.put("scoringModel", reported(metrics.of(SCORING, "stage.score")));
        stages.put("scoringCache", reported(metrics.of(SCORING, "stage.cache")));
        return stages;
    }

    /** Microseconds of the engine for a lead, one value for each batch, as the scoring functions report them. */
    static Percentiles engineMicros(EmfTally metrics) {
        return reported(metrics.of(SCORING, "engine.microsPerLead"));
    }

    private static Percentiles reported(Histogram histogram) {
        if (histogram.count() == 0) {
            return new Percentiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Percentiles(
                histogram.count(),
                histogram.percentile(0.50),
                histogram.percentile(0.95),
                histogram.percentile(0.99),
                histogram.max());
    }

    /** Batches by size, of all pollers. */
    static SortedMap<Integer, Long> batchSizes(LocalSystem system) {
        SortedMap<Integer, Long> sizes = new TreeMap<>();
        for (QueuePoller poller : system.pollers().values()) {
            poller.batchSizes().forEach((size, count) -> sizes.merge(size, count, Long::sum));
        }
        return sizes;
    }
}
