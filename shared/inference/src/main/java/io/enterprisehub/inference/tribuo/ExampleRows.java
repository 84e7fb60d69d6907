package io.enterprisehub.inference.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;

/**
 * Lays Tribuo's sparse examples out as rows of floats; what an example does not have is NaN. Immutable and safe for many threads.
 */
public final class ExampleRows {

    private final Map<String, Integer> columns = new HashMap<>();

    /** Rows of these features, in their order. */
    public ExampleRows(List<String> features) {
        for (String feature : features) {
            columns.put(feature, columns.size());
        }
    }

    /**
     * The matrix of the examples.
     *
     * @throws IllegalArgumentException when an example has no feature that the model knows, as Tribuo's models do
     */
    public Matrix matrix(Iterable<Example<Label>> examples) {
        List<Example<Label>> list = new ArrayList<>();
        examples.forEach(list::add);
        Matrix matrix = new Matrix(list, new float[list.size() * columns.size()], new int[list.size()]);
        Arrays.fill(matrix.values, Float.NaN);
        for (int row = 0; row < list.size(); row++) {
            for (Feature feature : list.get(row)) {
                Integer column = columns.get(feature.getName());
                if (column != null) {
                    matrix.values[row * columns.size() + column] = (float) feature.getValue();
                    matrix.known[row]++;
                }
            }
            if (matrix.known[row] == 0) {
                throw new IllegalArgumentException("No features found in Example " + list.get(row));
            }
        }
        return matrix;
    }

    /** Examples, their rows, and how many features of each are known to the model. */
    public static final class Matrix {

        private final List<Example<Label>> examples;
        private final float[] values;
        private final int[] known;

        private Matrix(List<Example<Label>> examples, float[] values, int[] known) {
            this.examples = examples;
            this.values = values;
            this.known = known;
        }

        public int size() {
            return examples.size();
        }

        /** Row after row; not a copy. */
        public float[] values() {
            return values;
        }

        int known(int row) {
            return known[row];
        }

        public Example<Label> example(int row) {
            return examples.get(row);
        }
    }
}
