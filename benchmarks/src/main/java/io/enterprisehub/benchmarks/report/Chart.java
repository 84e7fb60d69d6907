package io.enterprisehub.benchmarks.report;

import java.util.List;

/**
 * Bars in groups, the same series in each group.
 *
 * @param logarithmic where the numbers differ by orders of magnitude
 */
public record Chart(String title, String unit, boolean logarithmic, List<Group> groups) {

    public Chart {
        groups = List.copyOf(groups);
    }

    /** Bars that are compared with each other. */
    public record Group(String name, List<Bar> bars) {
        public Group {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One number.
     *
     * @param ours whether it is this project's own
     */
    public record Bar(String series, double value, boolean ours) {}
}
