package io.enterprisehub.inference;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/**
 * A row as Tribuo sees it in training: each column standardised, and an indicator for each column that can be missing. Serving
 * computes the same without building it.
 */
public record Encoding(List<Column> columns) {

    public Encoding {
        columns = List.copyOf(columns);
    }

    public Example<Label> example(float[] row, Label label) {
        List<Feature> features = new ArrayList<>(2 * columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            features.add(new Feature(column.name(), column.standardise(row[i])));
            if (column.hasIndicator()) {
                features.add(new Feature(column.indicatorName(), Float.isNaN(row[i]) ? 1 : 0));
            }
        }
        return new ArrayExample<>(label, features);
    }
}
