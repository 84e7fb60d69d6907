package io.enterprisehub.training.fit;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.fairhousing.ProtectedAttributes;
import io.enterprisehub.inference.model.ReasonTable;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.QuantizationReport;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A model and what is known of it.
 *
 * @param scored what it says of the rows of each period
 * @param tried everything that was tried, the chosen first
 * @param monotone whether it keeps its monotone constraints
 * @param drift of the test rows against the training rows
 */
public record Fitted(
        TrainedModel model,
        Map<Period, ScoredRows> scored,
        List<Tried> tried,
        MonotoneCheck monotone,
        QuantizationReport quantization,
        Drift drift) {

    /** Something that was tried, and its log loss on the validation period. */
    public record Tried(String name, double logLoss) {}

    public Fitted {
        scored = Collections.unmodifiableMap(new EnumMap<>(scored));
        tried = List.copyOf(tried);
    }

    /**
     * The same with what only its maker knows.
     *
     * @param columns that the features are made of. Their names are held against the list of protected attributes, which the schema
     *     then names, unless the provenance says that this is a benchmark
     * @throws IllegalArgumentException when a model that is to serve has a column that may be none
     */
    public Fitted described(List<String> columns, ReasonTable reasons, SortedMap<String, String> provenance) {
        boolean serves = ModelPurpose.in(provenance) == ModelPurpose.SERVING;
        if (serves) {
            ModelPurpose.requireServable(provenance, columns);
        }
        TrainedModel told = model.withSchema(model.schema().heldAgainst(serves ? ProtectedAttributes.LIST : ""))
                .withReasons(reasons)
                .withProvenance(provenance);
        return new Fitted(told, scored, tried, monotone, quantization, drift);
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
