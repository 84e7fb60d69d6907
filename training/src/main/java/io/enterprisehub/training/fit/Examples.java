package io.enterprisehub.training.fit;

import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.boost.Monotone;
import io.enterprisehub.training.fit.Periods.Period;
import java.util.List;

/**
 * Encoded rows in their periods, and what a model of them is made with.
 *
 * @param features names, in the order of the columns
 * @param reasons for each feature the code of the reason that it is grouped to
 * @param monotone for each feature its direction, or empty when none has one
 * @param rows all rows in time order
 */
public record Examples(
        List<String> features, List<String> reasons, List<Monotone> monotone, LabelledRows rows, Periods periods) {

    public Examples {
        features = List.copyOf(features);
        reasons = List.copyOf(reasons);
        monotone = List.copyOf(monotone);
        if (features.size() != rows.features() || reasons.size() != features.size()) {
            throw new IllegalArgumentException(
                    "rows of " + rows.features() + " features need as many names and reasons," + " but have "
                            + features.size() + " and " + reasons.size());
        }
    }

    public LabelledRows of(Period period) {
        return pick(periods.rows(period));
    }

    /** The rows of all periods before this one. */
    public LabelledRows before(Period period) {
        return pick(periods.before(period));
    }

    private LabelledRows pick(int[] chosen) {
        int width = rows.features();
        float[] values = new float[chosen.length * width];
        boolean[] labels = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(rows.values(), chosen[i] * width, values, i * width, width);
            labels[i] = rows.labels()[chosen[i]];
        }
        return new LabelledRows(width, values, labels, new float[0]);
    }
}
