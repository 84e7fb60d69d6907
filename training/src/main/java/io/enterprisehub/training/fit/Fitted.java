package io.enterprisehub.training.fit;

import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.QuantizationReport;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A model and what is known of it.
 *
 * @param scored what it says of the rows of each period
 * @param tried everything that was tried, the chosen first
 * @param drift of the test rows against the training rows
 */
public record Fitted(
        TrainedModel model,
        Map<Period, ScoredRows> scored,
        List<Tried> tried,
        QuantizationReport quantization,
        Drift drift) {

    /** Something that was tried, and its log loss on the validation period. */
    public record Tried(String name, double logLoss) {}

    public Fitted {
        scored = Collections.unmodifiableMap(new EnumMap<>(scored));
        tried = List.copyOf(tried);
    }

    public ScoredRows test() {
        return of(Period.TEST);
    }

    public ScoredRows of(Period period) {
        ScoredRows rows = scored.get(period);
        if (rows == null) {
            throw new IllegalStateException("no rows of the period " + period + " were scored");
        }
        return rows;
    }
}
