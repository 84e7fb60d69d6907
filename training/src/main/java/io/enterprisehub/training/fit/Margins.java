package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.linear.LinearScorer;
import io.enterprisehub.inference.model.Predictor;
import java.util.Arrays;

/** What serving would compute for a matrix, by the engines that serve. */
public final class Margins {

    private Margins() {}

    public static double[] of(Predictor predictor, float[] values, int rows) {
        float[] margins =
                switch (predictor) {
                    case Predictor.Forest forest ->
                        ForestScorer.of(forest.ensemble()).margins(values, rows)[0];
                    case Predictor.Linear linear -> {
                        float[] sums = new float[rows];
                        new LinearScorer(linear.model()).margins(values, 0, rows, sums);
                        yield sums;
                    }
                };
        double[] wide = new double[rows];
        for (int i = 0; i < rows; i++) {
            wide[i] = margins[i];
        }
        return wide;
    }

    public static double[] probabilities(double[] margins, Calibration calibration) {
        return Arrays.stream(margins).map(calibration::probability).toArray();
    }
}
