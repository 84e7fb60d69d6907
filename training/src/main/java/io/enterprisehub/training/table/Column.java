package io.enterprisehub.training.table;

import java.util.Arrays;
import java.util.List;

/** The values of one column, by row. The arrays are neither copied nor changed. */
public sealed interface Column {

    String name();

    int rows();

    /** Numbers, and truths as 1 and 0; NaN = missing. */
    final class Numbers implements Column {

        private final String name;
        private final float[] values;

        Numbers(String name, float[] values) {
            this.name = name;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rows() {
            return values.length;
        }

        float value(int row) {
            return values[row];
        }
    }

    /** Names: each row has the place of its value in the levels, which stand in the order in which they were first met. */
    final class Categories implements Column {

        private final String name;
        private final int[] codes;
        private final List<String> levels;

        Categories(String name, int[] codes, List<String> levels) {
            this.name = name;
            this.codes = codes;
            this.levels = List.copyOf(levels);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        /** Place of the row's value in the levels; -1 = missing. */
        public int code(int row) {
            return codes[row];
        }

        public List<String> levels() {
            return levels;
        }

        /** The first rows. */
        Categories head(int rows) {
            return new Categories(name, Arrays.copyOf(codes, rows), levels);
        }
    }
}
