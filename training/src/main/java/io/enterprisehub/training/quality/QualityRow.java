package io.enterprisehub.training.quality;

import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.Schema;
import java.util.List;

/**
 * One data set: ours beside XGBoost's own on the same rows of the test period.
 *
 * @param peer XGBoost with its defaults, trained on the rows that ours was trained on
 * @param fullPeer the same, trained on our calibration rows too
 * @param refusals what our gate says against serving this model; empty = nothing
 * @param seconds that our search, training and calibration took
 */
public record QualityRow(
        Schema schema,
        int rows,
        Fitted fitted,
        ScoredRows peer,
        ScoredRows fullPeer,
        List<String> refusals,
        double seconds) {

    /** Ours may be worse by no more. */
    public static final double MOST_AUC_LOST = 0.002;

    public static final double MOST_ECE = 0.03;

    public QualityRow {
        refusals = List.copyOf(refusals);
    }

    /** Ours less that of the peer with the same training rows. */
    public double aucGained() {
        return Measures.auc(fitted.test()) - Measures.auc(peer);
    }

    public boolean ranksWell() {
        return aucGained() >= -MOST_AUC_LOST;
    }

    /** Promises are kept, or the alarm says that the test period is another population. */
    public boolean isHonest() {
        return Measures.ece(fitted.test()) < MOST_ECE
                || !fitted.drift().alarms().isEmpty();
    }
}
