package io.enterprisehub.training.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one column becomes one feature or several. */
public sealed interface ColumnCode {

    String column();

    List<String> features();

    /** A number as it is. */
    record Plain(String column) implements ColumnCode {
        @Override
        public List<String> features() {
            return List.of(column);
        }
    }

    /** A category with few levels: one feature for each, 1 where it is that level. Unknown and rare levels are 0 in all. */
    record OneHot(String column, List<String> levels) implements ColumnCode {

        public OneHot {
            levels = List.copyOf(levels);
        }

        @Override
        public List<String> features() {
            return levels.stream().map(level -> column + " = " + level).toList();
        }
    }

    /**
     * A category with many levels: the share of positives that the level had in training.
     *
     * @param prior of unknown and rare levels
     */
    record Rate(String column, Map<String, Float> rates, float prior) implements ColumnCode {

        /** A level is believed as if it had been seen this many times at the average before. */
        private static final double PRIOR_ROWS = 20;

        public Rate {
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        }

        static float of(int wins, int rows, double prior) {
            return (float) ((wins + PRIOR_ROWS * prior) / (rows + PRIOR_ROWS));
        }

        @Override
        public List<String> features() {
            return List.of("rate of " + column);
        }
    }
}
