package io.enterprisehub.training.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the values of one column. Says in half a sentence what is wrong with a value; the caller knows the place. */
abstract sealed class ColumnBuilder {

    private static final int FIRST_ROOM = 1024;
    /** A column with more names is free text or an id, and no model learns from it. */
    private static final int MOST_LEVELS = 50_000;

    final String name;
    int rows;

    private ColumnBuilder(String name) {
        this.name = name;
    }

    static ColumnBuilder of(String name, ColumnType type) {
        return switch (type) {
            case NUMBER -> new OfNumbers(name);
            case BOOLEAN -> new OfTruths(name);
            case CATEGORY -> categories(name);
        };
    }

    /** Names of which there may be as many as rows. */
    static OfCategories ids(String name) {
        return new OfCategories(name, Integer.MAX_VALUE);
    }

    static OfCategories categories(String name) {
        return new OfCategories(name, MOST_LEVELS);
    }

    /**
     * Adds the value of the next row.
     *
     * @param value null = missing
     * @return what is wrong with it; null when nothing is
     */
    abstract @Nullable String add(@Nullable String value);

    abstract Column build();

    private abstract static sealed class OfFloats extends ColumnBuilder {

        private float[] values = new float[FIRST_ROOM];

        OfFloats(String name) {
            super(name);
        }

        final void put(float value) {
            if (rows == values.length) {
                values = Arrays.copyOf(values, 2 * rows);
            }
            values[rows++] = value;
        }

        @Override
        final Column build() {
            return new Column.Numbers(name, Arrays.copyOf(values, rows));
        }
    }

    private static final class OfNumbers extends OfFloats {

        OfNumbers(String name) {
            super(name);
        }

        @Override
        @Nullable
        String add(@Nullable String value) {
            float number;
            try {
                number = value == null ? Float.NaN : Float.parseFloat(value);
            } catch (NumberFormatException e) {
                return "\"" + shortened(value) + "\" is no number such as 12.5; name it under missing if it means none";
            }
            if (value != null && !Float.isFinite(number)) {
                return "\"" + shortened(value) + "\" is no finite number in the range of a float";
            }
            put(number);
            return null;
        }
    }

    private static final class OfTruths extends OfFloats {

        OfTruths(String name) {
            super(name);
        }

        @Override
        @Nullable
        String add(@Nullable String value) {
            switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
                case "" -> put(Float.NaN);
                case "true", "yes", "1", "1.0" -> put(1);
                case "false", "no", "0", "0.0" -> put(0);
                default -> {
                    return "\"" + shortened(value) + "\" is neither true nor false; say true, yes or 1, false, no or 0";
                }
            }
            return null;
        }
    }

    static final class OfCategories extends ColumnBuilder {

        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> levels = new ArrayList<>();
        private final int mostLevels;
        private int[] codes = new int[FIRST_ROOM];

        private OfCategories(String name, int mostLevels) {
            super(name);
            this.mostLevels = mostLevels;
        }

        @Override
        @Nullable
        String add(@Nullable String value) {
            if (rows == codes.length) {
                codes = Arrays.copyOf(codes, 2 * rows);
            }
            if (value == null) {
                codes[rows++] = -1;
                return null;
            }
            Integer place = places.get(value);
            if (place == null) {
                if (levels.size() == mostLevels) {
                    return "there are more than " + mostLevels
                            + " different values, as in an id or free text; block it";
                }
                place = levels.size();
                places.put(value, place);
                levels.add(value);
            }
            codes[rows++] = place;
            return null;
        }

        @Override
        Column.Categories build() {
            return new Column.Categories(name, Arrays.copyOf(codes, rows), levels);
        }

        int[] codes() {
            return Arrays.copyOf(codes, rows);
        }
    }

    /** Enough to find it, too little to leak a letter into a log. */
    private static String shortened(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= 24 ? text : text.substring(0, 24) + "...";
    }
}
