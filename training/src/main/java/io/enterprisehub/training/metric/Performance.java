package io.enterprisehub.training.metric;

/** The four numbers of a model card with their intervals. */
public record Performance(int rows, int positives, Estimate auc, Estimate logLoss, Estimate brier, Estimate ece) {

    public static Performance of(ScoredRows rows, Bootstrap bootstrap) {
        return new Performance(
                rows.size(),
                rows.positives(),
                bootstrap.of(rows, Measures::auc),
                bootstrap.of(rows, Measures::logLoss),
                bootstrap.of(rows, Measures::brier),
                bootstrap.of(rows, Measures::ece));
    }

    public double rate() {
        return (double) positives / rows;
    }
}
