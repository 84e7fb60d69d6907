package io.enterprisehub.training.csv;

import io.enterprisehub.inference.forest.file.TierCuts;
import io.enterprisehub.training.fit.Drift;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Table;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * How a model does on rows that it is given.
 *
 * @param version of the model
 * @param tiers hot, warm and cold by the model's own cuts
 * @param drift of the rows against the model's training rows
 */
public record CsvEvaluation(String version, ScoredRows rows, List<OfTier> tiers, Drift drift) {

    /**
     * One tier.
     *
     * @param rate share of its rows that came true; NaN when it has none
     */
    public record OfTier(String name, int rows, double rate) {}

    public CsvEvaluation {
        tiers = List.copyOf(tiers);
    }

    /**
     * Judges a model.
     *
     * @throws DataException when the rows have one outcome only, of which no ranking can be judged
     */
    public static CsvEvaluation of(CsvModel model, Table table) {
        ScoredRows rows = model.score(table);
        if (rows.positives() == 0 || rows.positives() == rows.size()) {
            throw new DataException("All " + rows.size() + " rows have the same outcome; a ranking needs both");
        }
        TierCuts cuts = model.served().description().tiers();
        Drift drift = Drift.between(
                model.served().description().schema().names(),
                model.served().description().predictor().binning(),
                model.served().description().training(),
                model.encoder().encode(table),
                table.rows());
        return new CsvEvaluation(
                model.version(),
                rows,
                List.of(
                        tier("hot", rows, p -> p >= cuts.hot()),
                        tier("warm", rows, p -> p >= cuts.warm() && p < cuts.hot()),
                        tier("cold", rows, p -> p < cuts.warm())),
                drift);
    }

    private static OfTier tier(String name, ScoredRows rows, DoublePredicate belongs) {
        int count = 0;
        int positives = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (belongs.test(rows.probability(row))) {
                count++;
                positives += rows.outcome(row) ? 1 : 0;
            }
        }
        return new OfTier(name, count, count == 0 ? Double.NaN : (double) positives / count);
    }

    public double slope() {
        return Gate.slope(rows);
    }

    public double auc() {
        return Measures.auc(rows);
    }
}
