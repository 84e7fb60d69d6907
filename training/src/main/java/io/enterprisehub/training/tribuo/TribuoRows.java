package io.enterprisehub.training.tribuo;

import io.enterprisehub.inference.tribuo.ExampleRows;
import io.enterprisehub.inference.tribuo.LinearSgdConverter;
import io.enterprisehub.training.boost.LabelledRows;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;

/** A data set as the matrix that the engine and XGBoost take, its columns in the order of Tribuo's feature ids. */
final class TribuoRows {

    private final List<String> names;
    private final LabelledRows rows;

    TribuoRows(ImmutableFeatureMap features, Dataset<Label> data, String positive) {
        this.names = LinearSgdConverter.names(features);
        float[] values = new ExampleRows(names).matrix(data).values();
        boolean[] labels = new boolean[data.size()];
        float[] weights = new float[data.size()];
        for (int row = 0; row < labels.length; row++) {
            Example<Label> example = data.getExample(row);
            labels[row] = example.getOutput().getLabel().equals(positive);
            weights[row] = example.getWeight();
        }
        this.rows = new LabelledRows(names.size(), values, labels, weights);
    }

    List<String> names() {
        return names;
    }

    LabelledRows rows() {
        return rows;
    }
}
