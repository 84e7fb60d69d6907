package io.enterprisehub.inference.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/**
 * How far a converted model is from its source, on examples.
 *
 * @param rows compared
 * @param different rows whose probability differs by more than {@value #ROUNDING}
 * @param maxDifference of a probability
 */
public record ConversionCheck(int rows, int different, double maxDifference) {

    /** Of adding floats instead of doubles, and leaves as floats. */
    public static final double ROUNDING = 1e-5;

    /** A double that lies between a threshold and the next float can change sides; more than that is a wrong conversion. */
    private static final double MOST_DIFFERENT = 0.001;

    private static final int MOST_ROWS = 2000;

    /** Compares the first rows of a data set. */
    public static ConversionCheck of(
            Model<Label> source, Model<Label> converted, Dataset<Label> data, String positive) {
        List<Example<Label>> examples = new ArrayList<>();
        for (Example<Label> example : data) {
            if (examples.size() < MOST_ROWS) {
                examples.add(example);
            }
        }
        List<Prediction<Label>> before = source.predict(examples);
        List<Prediction<Label>> after = converted.predict(examples);
        int different = 0;
        double largest = 0;
        for (int row = 0; row < examples.size(); row++) {
            double difference =
                    Math.abs(probability(before.get(row), positive) - probability(after.get(row), positive));
            largest = Math.max(largest, difference);
            different += difference <= ROUNDING ? 0 : 1;
        }
        return new ConversionCheck(examples.size(), different, largest);
    }

    private static double probability(Prediction<Label> prediction, String positive) {
        Label label = prediction.getOutputScores().get(positive);
        return label == null ? Double.NaN : label.getScore();
    }

    /**
     * Refuses a conversion that changed scores: a kind of model that looks like one that is known, and is not.
     *
     * @throws IllegalArgumentException when more than one row in a thousand differs
     */
    public void require() {
        if (different > MOST_DIFFERENT * rows) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the converted model differs from its source on %d of %d rows, by up to %.2g: this kind of model cannot be"
                            + " converted",
                    different,
                    rows,
                    maxDifference));
        }
    }
}
