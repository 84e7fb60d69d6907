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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How long a read from memory takes, beside Caffeine alone and the peers. */
final class LocalHit implements Scenario {

    /** For all alike; with 32 threads on two processors three iterations leave even Caffeine half compiled. */
    private static final int CROWDED_WARMUPS = 4;

    private static final double MOST_OF_CAFFEINE = 1.3;

    @Override
    public String name() {
        return "reads from memory";
    }

    @Override
    public int weight() {
        return 260;
    }

    @Override
    public Section run(Stage stage) {
        int keys = stage.effort().of(50_000, 50_000, 200);
        Section section = Section.of(
                "Reads from memory",
                ("JMH, average time of one read of %,d keys that are all in memory, drawn by Zipf's law, values of 200 "
                                + "characters; statistics and a life of its own for each entry in Caffeine alone and in ours. "
                                + "With Redis behind it ours makes a barrier every second. A run fails when Redis was asked for "
                                + "values. With more threads than processors, a read's time holds the waiting for one.")
                        .formatted(keys));
        List<Group> times = new ArrayList<>();
        try (Redis redis = Redis.start()) {
            for (int threads : List.of(1, 4, 32)) {
                Map<Subjects, Score> scores = scores(stage, redis, keys, threads);
                times.add(group(threads + (threads == 1 ? " thread" : " threads"), scores));
                for (Line line : lines(threads, scores)) {
                    section = section.with(line);
                }
                redis.clear();
            }
        }
        return section.with(new Chart("Time of a read", "ns", true, times));
    }

    private static Map<Subjects, Score> scores(Stage stage, Redis redis, int keys, int threads) {
        Case each = Case.of(LocalHitBenchmark.class, "read")
                .with(
                        "subject",
                        Arrays.stream(Subjects.values()).map(Enum::name).toArray(String[]::new))
                .with("redis", redis.uri())
                .with("keys", Integer.toString(keys))
                .threads(threads)
                .warmups(threads > Runtime.getRuntime().availableProcessors() ? CROWDED_WARMUPS : 1);
        Map<Subjects, Score> scores = new EnumMap<>(Subjects.class);
        Jmh.run(stage, each).forEach(score -> scores.put(Subjects.valueOf(score.parameter("subject")), score));
        return scores;
    }

    private static List<Line> lines(int threads, Map<Subjects, Score> scores) {
        Score ours = of(scores, Subjects.OURS);
        double caffeine = of(scores, Subjects.CAFFEINE).time();
        String at = ", " + threads + (threads == 1 ? " thread" : " threads");
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("read from memory" + at, ours.time() / caffeine, "x Caffeine alone")
                .goal(Goal.atMost(MOST_OF_CAFFEINE, "x"))
                .note("%.0f ns; memory alone, no barrier: %.0f ns; Caffeine alone: %.0f ns"
                        .formatted(ours.time(), of(scores, Subjects.OURS_MEMORY).time(), caffeine)));
        for (Subjects peer : List.of(Subjects.JETCACHE, Subjects.REDISSON)) {
            lines.add(Line.of("read from memory" + at, ours.time(), "ns")
                    .beside(peer.label(), of(scores, peer).time())
                    .goal(new Goal(
                            "ahead of " + peer.label(),
                            time -> time < of(scores, peer).time())));
        }
        lines.add(Line.of("allocated by a read from memory" + at, Math.rint(ours.bytes()), "B")
                .beside(
                        Subjects.CAFFEINE.label(),
                        Math.rint(of(scores, Subjects.CAFFEINE).bytes()))
                .goal(Goal.exactly(0, "B")));
        return lines;
    }

    private static Score of(Map<Subjects, Score> scores, Subjects subject) {
        return Objects.requireNonNull(scores.get(subject));
    }

    private static Group group(String name, Map<Subjects, Score> scores) {
        return new Group(
                name,
                scores.entrySet().stream()
                        .map(each -> new Bar(
                                each.getKey().label(),
                                each.getValue().time(),
                                each.getKey().ours()))
                        .toList());
    }
}
