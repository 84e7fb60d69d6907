package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.training.card.CardModel;
import java.util.Arrays;
import java.util.List;

/**
 * A served model as cards ask it. With a line as calibration the contributions are stretched by its slope and add up to the calibrated
 * log-odds; with a curve they are those of the margin.
 */
record ExplainedModel(ServableModel model) implements CardModel {

    @Override
    public List<String> features() {
        return model.features();
    }

    @Override
    public double[] probabilities(float[] rowMajor, int rows) {
        return model.probabilities(rowMajor, rows);
    }

    @Override
    public double[] contributions(float[] row) {
        double slope = model.description().calibration() instanceof Platt(double stretch, double _) ? stretch : 1;
        return Arrays.stream(model.contributions(row, 0))
                .map(margin -> slope * margin)
                .toArray();
    }
}
