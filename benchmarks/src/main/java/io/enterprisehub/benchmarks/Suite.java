package io.enterprisehub.benchmarks;

import io.enterprisehub.benchmarks.report.Report;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.benchmarks.report.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Scenarios that are run one after the other and reported together. */
public record Suite(String name, List<Scenario> scenarios) {

    public Suite {
        scenarios = List.copyOf(scenarios);
    }

    /** Runs all; {@code progress} hears of every step. */
    Report run(Options options, InstantSource clock, Progress progress) {
        Instant start = clock.instant();
        List<Scenario> chosen = chosen(options.only());
        int total = chosen.stream().mapToInt(Scenario::weight).sum();
        int done = 0;
        List<Section> sections = new ArrayList<>();
        for (Scenario scenario : chosen) {
            int before = done;
            progress.at(before, total, scenario.name());
            Stage stage = new Stage(options, text -> progress.at(before, total, scenario.name() + ": " + text));
            sections.add(scenario.run(stage));
            done += scenario.weight();
        }
        progress.at(done, total, "done");
        Setting setting = Setting.here(options.commit(), Suite.class, "versions.properties");
        return new Report(
                name, options.effort().name(), start, Duration.between(start, clock.instant()), setting, sections);
    }

    private List<Scenario> chosen(String only) {
        List<Scenario> chosen =
                scenarios.stream().filter(each -> each.name().contains(only)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no scenario of %s is named so; there are: %s"
                    .formatted(
                            name,
                            String.join(
                                    ", ", scenarios.stream().map(Scenario::name).toList())));
        }
        return chosen;
    }

    /** Hears how far a run is. */
    @FunctionalInterface
    interface Progress {
        void at(int done, int total, String note);
    }
}
