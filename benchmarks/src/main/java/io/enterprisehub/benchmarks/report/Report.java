package io.enterprisehub.benchmarks.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that one run found.
 *
 * @param effort quick runs show orders of magnitude, full ones ratios
 */
public record Report(String name, String effort, Instant at, Duration took, Setting setting, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }

    public long count(Line.Verdict verdict) {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.verdict() == verdict)
                .count();
    }
}
