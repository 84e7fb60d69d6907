package io.enterprisehub.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The four-fifths rule (29 CFR 1607.4 D): a group whose share of selected rows is below 0.8 of the best group's may be harmed. It
 * is a warning, not a verdict; small groups cross it by chance, so groups below {@link #FEWEST_ROWS} are shown and not judged.
 *
 * @param column that the groups come from
 * @param groups by name
 */
public record AdverseImpact(String column, List<Group> groups) {

    public static final double FOUR_FIFTHS = 0.8;
    public static final int FEWEST_ROWS = 100;

    /**
     * How one group fares.
     *
     * @param selected share of its rows at or above the cut
     * @param ratio of that share to the largest of a judged group; NaN when none was selected anywhere
     * @param judged whether it has enough rows
     * @param scored its rows, for calibration within the group
     */
    public record Group(String name, double selected, double ratio, boolean judged, ScoredRows scored) {
        public boolean passes() {
            return !judged || !(ratio < FOUR_FIFTHS);
        }
    }

    public AdverseImpact {
        groups = List.copyOf(groups);
    }

    /**
     * Judges a cut.
     *
     * @param names the group of each row; an empty name is shown as "unknown"
     * @param cut rows at or above this probability are selected, for example the hot tier's
     */
    public static AdverseImpact of(String column, ScoredRows rows, List<String> names, double cut) {
        if (names.size() != rows.size()) {
            throw new IllegalArgumentException(
                    rows.size() + " rows need a group each, but there are " + names.size() + " groups");
        }
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            String name = names.get(row).isEmpty() ? "unknown" : names.get(row);
            members.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
        }
        Map<String, ScoredRows> scored = new TreeMap<>();
        members.forEach((name, numbers) ->
                scored.put(name, rows.take(numbers.stream().mapToInt(row -> row).toArray())));
        double best = scored.values().stream()
                .filter(group -> group.size() >= FEWEST_ROWS)
                .mapToDouble(group -> selected(group, cut))
                .max()
                .orElse(0);
        return new AdverseImpact(
                column,
                scored.entrySet().stream()
                        .map(entry -> group(entry.getKey(), entry.getValue(), cut, best))
                        .toList());
    }

    private static Group group(String name, ScoredRows rows, double cut, double best) {
        double selected = selected(rows, cut);
        double ratio = best == 0 ? Double.NaN : selected / best;
        return new Group(name, selected, ratio, rows.size() >= FEWEST_ROWS, rows);
    }

    private static double selected(ScoredRows rows, double cut) {
        int selected = 0;
        for (int row = 0; row < rows.size(); row++) {
            selected += rows.probability(row) >= cut ? 1 : 0;
        }
        return (double) selected / rows.size();
    }

    public boolean passes() {
        return groups.stream().allMatch(Group::passes);
    }
}
