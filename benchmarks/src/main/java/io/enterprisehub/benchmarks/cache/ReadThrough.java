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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What our cache costs over the client that it uses, where it has to ask Redis. */
final class ReadThrough implements Scenario {

    private static final double MOST_OF_LETTUCE = 1.15;

    @Override
    public String name() {
        return "reads from Redis";
    }

    @Override
    public int weight() {
        return 60;
    }

    @Override
    public Section run(Stage stage) {
        Section section = Section.of(
                "Reads from Redis",
                "JMH, average time of one read of a value that only Redis has, on this machine's loopback: ours without its memory "
                        + "(script, envelope, checksum) beside a bare GET through the same client, both decoded from UTF-8. One thread.");
        List<Group> groups = new ArrayList<>();
        try (Redis redis = Redis.start()) {
            for (int size : List.of(500, 2_000, 10_000)) {
                Map<String, Double> times = times(stage, redis, size);
                double ours = Objects.requireNonNull(times.get("ours"));
                double bare = Objects.requireNonNull(times.get("lettuce"));
                String name = "%.1f KB".formatted(size / 1000.0);
                section = section.with(Line.of("read of " + name + " from Redis", ours / bare, "x bare GET")
                        .goal(Goal.atMost(MOST_OF_LETTUCE, "x"))
                        .note("%.1f us; bare GET: %.1f us".formatted(ours, bare)));
                groups.add(new Group(
                        name, List.of(new Bar("EnterpriseHub", ours, true), new Bar("bare GET", bare, false))));
            }
        }
        return section.with(new Chart("Time of a read", "us", false, groups));
    }

    private static Map<String, Double> times(Stage stage, Redis redis, int size) {
        Case each = Case.of(ReadThroughBenchmark.class, "")
                .with("redis", redis.uri())
                .with("size", Integer.toString(size));
        return Jmh.run(stage, each).stream().collect(Collectors.toMap(Score::method, Score::time));
    }
}
