package io.enterprisehub.inference.forest;

/**
 * A binary decision tree with XGBoost's meaning: a value below the threshold goes left, any other right, and a missing value
 * (NaN) the way that the split names.
 */
public sealed interface Tree {

    /** How much training weight came this way: the sum of the hessians in XGBoost. Only reasons use it, never scores. */
    double cover();

    /** Number of decisions on the longest way to a leaf. */
    int depth();

    /** The leaf's share of the margin, of one row. */
    float walk(float[] rows, int offset);

    /**
     * A decision.
     *
     * @param feature column of the matrix
     * @param threshold not NaN; may be infinite
     * @param missingLeft where a missing value goes
     */
    record Split(int feature, float threshold, boolean missingLeft, Tree left, Tree right, double cover, int depth)
            implements Tree {

        public Split {
            // 0 and -0 are one threshold to a comparison, so they must be one in a table as well.
            threshold += 0.0f;
            if (feature < 0 || Float.isNaN(threshold)) {
                throw new IllegalArgumentException(
                        "a split needs a feature and a threshold, but has " + feature + " and " + threshold);
            }
            if (cover != left.cover() + right.cover() || depth != 1 + Math.max(left.depth(), right.depth())) {
                throw new IllegalArgumentException("cover and depth of a split follow from its children");
            }
        }

        public Split(int feature, float threshold, boolean missingLeft, Tree left, Tree right) {
            this(
                    feature,
                    threshold,
                    missingLeft,
                    left,
                    right,
                    left.cover() + right.cover(),
                    1 + Math.max(left.depth(), right.depth()));
        }

        /** Whether this value goes left. */
        public boolean goesLeft(float value) {
            return Float.isNaN(value) ? missingLeft : value < threshold;
        }

        @Override
        public float walk(float[] rows, int offset) {
            return (goesLeft(rows[offset + feature]) ? left : right).walk(rows, offset);
        }
    }

    /**
     * The end of a way.
     *
     * @param value share of the margin, finite
     * @param weight of the training rows that ended here, 0 or more
     */
    record Leaf(float value, float weight) implements Tree {

        public Leaf {
            if (!Float.isFinite(value) || !(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "a leaf needs a finite value and a weight of 0 or more, but has " + value + " and " + weight);
            }
        }

        @Override
        public double cover() {
            return weight;
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public float walk(float[] rows, int offset) {
            return value;
        }
    }
}
