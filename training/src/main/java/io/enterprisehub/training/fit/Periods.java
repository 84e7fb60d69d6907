package io.enterprisehub.training.fit;

import io.enterprisehub.training.table.DataException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows belong to which of four periods, each later than the one before; nothing is ever shuffled. Rows whose outcome was not
 * known when calibration or test began are in no earlier one, and so are rows of an id that an earlier period has seen. Rows of the same moment are
 * never parted.
 */
public final class Periods {

    /** What a period is for, in the order of time. */
    public enum Period {
        /** Candidates learn from it. */
        TRAINING(0.50),
        /** Ends the boosting and chooses the candidate. */
        VALIDATION(0.12),
        /** The chosen one is calibrated on it. */
        CALIBRATION(0.18),
        /** Nothing was chosen or fitted by it: what is reported. */
        TEST(0.20);

        private final double share;

        Period(double share) {
            this.share = share;
        }
    }

    /** Fewer of the rarer outcome, and neither a calibration nor a test says anything. */
    private static final int FEWEST_OF_AN_OUTCOME = 8;

    private final List<int[]> rows;

    private Periods(List<int[]> rows) {
        this.rows = rows;
    }

    /**
     * Cuts rows into periods: by their number, or where outcomes take time, by the time that is left when two horizons are taken off.
     *
     * @param outcomes in time order
     * @param times of the rows, never falling; null = only their order is known
     * @param ids of the rows; null = every row stands alone
     * @param horizonMillis how long after a row its outcome is known; 0 without times
     * @throws DataException when a period would hold too few of an outcome
     */
    public static Periods of(boolean[] outcomes, long @Nullable [] times, int @Nullable [] ids, long horizonMillis) {
        int[] ends = times == null || horizonMillis == 0
                ? endsByNumber(outcomes.length, times)
                : endsByTime(times, horizonMillis);
        List<int[]> periods = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int from = 0;
        for (Period period : Period.values()) {
            int to = ends[period.ordinal()];
            // Validation is trained on in the end, so nothing is claimed that an outcome open between those two could
            // flatter.
            long horizon = period == Period.TRAINING ? 0 : horizonMillis;
            int[] rows = part(from, to, times, ids, seen, horizon);
            require(period, rows, outcomes);
            periods.add(rows);
            from = to;
        }
        return new Periods(periods);
    }

    private static int[] endsByNumber(int rows, long @Nullable [] times) {
        int[] ends = new int[Period.values().length];
        double share = 0;
        for (Period period : Period.values()) {
            share += period.share;
            int end = Math.min(rows, (int) Math.round(share * rows));
            while (times != null && end > 0 && end < rows && times[end] == times[end - 1]) {
                end++;
            }
            ends[period.ordinal()] = end;
        }
        return ends;
    }

    private static int[] endsByTime(long[] times, long horizonMillis) {
        long span = times[times.length - 1] - times[0];
        long usable = span - 2 * horizonMillis;
        if (usable < span / 4) {
            throw new DataException("The rows span " + Duration.ofMillis(span).toDays()
                    + " days, which is too short for" + " outcomes that take "
                    + Duration.ofMillis(horizonMillis).toDays() + " days: give older rows too");
        }
        int[] ends = new int[Period.values().length];
        double end = times[0];
        for (Period period : Period.values()) {
            boolean open = period == Period.VALIDATION || period == Period.CALIBRATION;
            end += period.share * usable + (open ? horizonMillis : 0);
            int row = Arrays.binarySearch(times, Math.round(end));
            row = row < 0 ? ~row : row;
            while (row > 0 && row < times.length && times[row - 1] == times[row]) {
                row--;
            }
            ends[period.ordinal()] = row;
        }
        ends[Period.TEST.ordinal()] = times.length;
        return ends;
    }

    private static int[] part(
            int from, int to, long @Nullable [] times, int @Nullable [] ids, Set<Integer> seen, long horizonMillis) {
        int[] part = IntStream.range(from, to)
                .filter(row -> times == null || to == times.length || times[row] + horizonMillis <= times[to])
                .filter(row -> ids == null || !seen.contains(ids[row]))
                .toArray();
        if (ids != null) {
            Arrays.stream(part).forEach(row -> seen.add(ids[row]));
        }
        return part;
    }

    private static void require(Period period, int[] rows, boolean[] outcomes) {
        int positives = (int) Arrays.stream(rows).filter(row -> outcomes[row]).count();
        int rarer = Math.min(positives, rows.length - positives);
        if (rarer < FEWEST_OF_AN_OUTCOME) {
            throw new DataException("The " + period.name().toLowerCase(Locale.ROOT) + " period has "
                    + rows.length + " rows, " + positives + " of them positive; at least " + FEWEST_OF_AN_OUTCOME
                    + " of each outcome are needed: give more rows");
        }
    }

    /** The rows of a period, ascending. */
    public int[] rows(Period period) {
        return rows.get(period.ordinal()).clone();
    }

    /** All rows before a period that are in one, ascending. */
    public int[] before(Period period) {
        return rows.subList(0, period.ordinal()).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** The first row after the training period's last one. */
    public int trainingEnd() {
        int[] training = rows.getFirst();
        return training[training.length - 1] + 1;
    }
}
