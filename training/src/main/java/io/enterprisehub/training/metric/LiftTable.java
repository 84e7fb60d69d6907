package io.enterprisehub.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What it brings to follow the ranking: rows by falling probability, in steps of equal mass; ties are shared evenly.
 *
 * @param steps each holds all rows from the top
 */
public record LiftTable(List<Step> steps) {

    /**
     * The top of the ranking.
     *
     * @param share of the rows
     * @param captured share of all positives that are among them
     * @param lift how many times the rate of all rows
     */
    public record Step(double share, double captured, double lift) {}

    public LiftTable {
        steps = List.copyOf(steps);
    }

    public static LiftTable of(ScoredRows rows, int count) {
        Ranked ranked = rows.ranked();
        int size = ranked.size();
        double positives = ranked.positives(0, size);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int top = (int) ((long) i * size / count);
            if (top > 0) {
                double captured = ranked.positives(size - top, size) / positives;
                double share = (double) top / size;
                steps.add(new Step(share, captured, captured / share));
            }
        }
        return new LiftTable(steps);
    }
}
