package io.enterprisehub.training.boost;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in native memory, freed when closed: the garbage collector does not see their size. */
final class NativeRows implements AutoCloseable {

    private final LabelledRows rows;
    private final DMatrix matrix;

    NativeRows(LabelledRows rows) throws XGBoostError {
        this.rows = rows;
        this.matrix = new DMatrix(rows.values(), rows.count(), rows.features(), Float.NaN);
        try {
            matrix.setLabel(rows.targets());
            if (rows.weights().length > 0) {
                matrix.setWeight(rows.weights());
            }
        } catch (XGBoostError | RuntimeException e) {
            matrix.dispose();
            throw e;
        }
    }

    DMatrix matrix() {
        return matrix;
    }

    /** Weighted mean log loss of these margins, in the form that cannot overflow. */
    double logLoss(float[][] margins) {
        double loss = 0;
        double total = 0;
        for (int row = 0; row < margins.length; row++) {
            double margin = rows.labels()[row] ? margins[row][0] : -margins[row][0];
            loss += rows.weight(row) * (Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))));
            total += rows.weight(row);
        }
        return loss / total;
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
