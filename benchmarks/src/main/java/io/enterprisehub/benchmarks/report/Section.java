package io.enterprisehub.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One question and its numbers.
 *
 * @param method how it was measured, in a few sentences
 */
public record Section(String title, String method, List<Line> lines, List<Chart> charts) {

    public Section {
        lines = List.copyOf(lines);
        charts = List.copyOf(charts);
    }

    public static Section of(String title, String method) {
        return new Section(title, method, List.of(), List.of());
    }

    public Section with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new Section(title, method, more, charts);
    }

    public Section with(Chart chart) {
        List<Chart> more = new ArrayList<>(charts);
        more.add(chart);
        return new Section(title, method, lines, more);
    }
}
