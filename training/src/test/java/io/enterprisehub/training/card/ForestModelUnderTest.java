package io.enterprisehub.training.card;

import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.forest.TreeShap;
import java.util.List;
import java.util.stream.IntStream;

/** A forest behind the interface that the card looks through. */
record ForestModelUnderTest(TreeEnsemble ensemble, Calibration calibration, List<String> features)
        implements CardModel {

    @Override
    public double[] probabilities(float[] rowMajor, int rows) {
        float[] margins = ForestScorer.of(ensemble).margins(rowMajor, rows)[0];
        return IntStream.range(0, rows)
                .mapToDouble(row -> calibration.probability(margins[row]))
                .toArray();
    }

    @Override
    public double[] contributions(float[] row) {
        return new TreeShap(ensemble).contributions(row, 0);
    }
}
