package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.jmh.Case;
import io.enterprisehub.benchmarks.jmh.Jmh;
import io.enterprisehub.benchmarks.jmh.Score;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What eviction costs the one who writes. */
final class SetLatency implements Scenario {

    private static final double MOST_MICROS = 5;
    private static final Map<String, String> NAMES =
            Map.of("OURS", "EnterpriseHub", "CAFFEINE", "Caffeine alone", "SORTING", "sort everything");

    @Override
    public String name() {
        return "writes into full memory";
    }

    @Override
    public int weight() {
        return 40;
    }

    @Override
    public Section run(Stage stage) {
        int capacity = stage.effort().of(50_000, 50_000, 500);
        Case each = Case.of(SetBenchmark.class, "set")
                .with("memory", "OURS", "CAFFEINE", "SORTING")
                .with("capacity", Integer.toString(capacity));
        Map<String, Score> scores = Jmh.run(stage, each).stream()
                .collect(Collectors.toMap(score -> score.parameter("memory"), score -> score));
        Score ours = Objects.requireNonNull(scores.get("OURS"));
        Score caffeine = Objects.requireNonNull(scores.get("CAFFEINE"));
        Score sorting = Objects.requireNonNull(scores.get("SORTING"));
        return Section.of(
                        "Writes into full memory",
                        "JMH, each write of a new key timed by itself at a capacity of 50,000 entries, ours with its envelope. \"Sort everything\" "
                                + "scores and sorts all entries and drops a fifth when full: 1 write in 10,000 pays for the others, so look "
                                + "at the slowest. The slowest of ours and of Caffeine are pauses of the collector and of the machine.")
                .with(Line.of("a write, p99.9", ours.p999(), "us")
                        .note("Caffeine alone: %.1f us".formatted(caffeine.p999()))
                        .beside("sort everything", sorting.p999())
                        .goal(Goal.below(MOST_MICROS, "us")))
                .with(Line.of("a write, the slowest", ours.slowest(), "us")
                        .note("Caffeine alone: %.1f us".formatted(caffeine.slowest()))
                        .beside("sort everything", sorting.slowest()))
                .with(new Chart(
                        "A write",
                        "us",
                        true,
                        List.of(
                                group("mean", scores, Score::time),
                                group("p99.9", scores, Score::p999),
                                group("slowest", scores, Score::slowest))));
    }

    private static Group group(String name, Map<String, Score> scores, ToDoubleFunction<Score> value) {
        return new Group(
                name,
                List.of("OURS", "CAFFEINE", "SORTING").stream()
                        .map(memory -> new Bar(
                                Objects.requireNonNull(NAMES.get(memory)),
                                value.applyAsDouble(Objects.requireNonNull(scores.get(memory))),
                                memory.equals("OURS")))
                        .toList());
    }
}
