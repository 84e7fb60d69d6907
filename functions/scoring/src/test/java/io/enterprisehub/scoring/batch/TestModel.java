package io.enterprisehub.scoring.batch;

import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.leads.score.LeadModel;

/** A logistic function of the sum of the known features: small, deterministic, and it moves with everything. */
final class TestModel implements LeadModel {

    /** log10 of the value of an opportunity at which this model breaks, as a bug would. */
    private static final float BREAKS_AT = 13;

    @Override
    public String version() {
        return "test-1";
    }

    @Override
    public double prior() {
        return 0.1;
    }

    @Override
    public double[] probabilities(float[] rows, int count) {
        double[] probabilities = new double[count];
        for (int row = 0; row < count; row++) {
            double sum = -1;
            for (int column = 0; column < Features.COUNT; column++) {
                float value = rows[row * Features.COUNT + column];
                sum += Float.isNaN(value) ? 0 : Math.tanh(value) * (column % 3 == 0 ? 0.4 : -0.2);
            }
            if (rows[row * Features.COUNT + Feature.OPPORTUNITY_VALUE_LOG.ordinal()] > BREAKS_AT) {
                throw new IllegalStateException("a bug of the model");
            }
            probabilities[row] = 1 / (1 + Math.exp(-sum));
        }
        return probabilities;
    }

    @Override
    public double[] contributions(float[] row) {
        double[] contributions = new double[row.length];
        for (int column = 0; column < row.length; column++) {
            contributions[column] = Float.isNaN(row[column]) ? 0 : row[column] / 100;
        }
        return contributions;
    }
}
