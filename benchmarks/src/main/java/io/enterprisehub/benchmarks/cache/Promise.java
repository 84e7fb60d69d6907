package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cachetesting.LateFillScenario;
import io.enterprisehub.cachetesting.PromiseScenario;
import io.enterprisehub.cachetesting.PromiseScenario.Disturbance;
import io.enterprisehub.cachetesting.PromiseScenario.Phase;
import io.enterprisehub.cachetesting.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads that are older than a write which was acknowledged before they began: the reason why the cache exists. */
final class Promise implements Scenario {

    private static final long SEED = 20260727;
    private static final int KEYS = 50;

    @Override
    public String name() {
        return "old values";
    }

    @Override
    public int weight() {
        return 100;
    }

    @Override
    public Section run(Stage stage) {
        Section section = Section.of(
                "Reads that return an old value",
                "One environment writes, another reads through a proxy, each read an invocation of its own; a read is broken when "
                        + "it returns less than what was acknowledged before it began. Then the reader's connections are cut, or it is "
                        + "frozen and thawed around each write. The peers' guards are on: JetCache broadcasts, Redisson invalidates and "
                        + "clears after a lost connection. In the last line a load began before a write and is stored after it.");
        List<Group> groups = new ArrayList<>();
        for (Disturbance kind : List.of(Disturbance.NONE, Disturbance.CUT, Disturbance.FREEZE)) {
            Map<Subjects, Map<Phase, Tally>> all = new EnumMap<>(Subjects.class);
            for (Subjects subject : Subjects.TWO_LEVELS) {
                stage.note().say(subject.label() + ", " + name(stage, kind));
                all.put(subject, tallies(stage, subject, kind));
            }
            if (kind == Disturbance.NONE) {
                all.forEach((subject, tallies) -> NothingMeasured.unless(
                        broken(tallies) < 0.95 * reads(tallies),
                        subject + " hears of no change at all: it is not set up as it should be"));
            }
            section = section.with(line(stage, kind, all));
            groups.add(new Group(name(stage, kind), bars(all)));
        }
        return section.with(lateFills(stage)).with(new Chart("Broken reads in a thousand", "of 1,000", false, groups));
    }

    private static String name(Stage stage, Disturbance kind) {
        return switch (kind) {
            case NONE -> "network whole";
            case CUT -> "reader cut off for " + cut(stage).toMillis() / 1000.0 + " s";
            case FREEZE -> "reader frozen between invocations";
            case SILENT -> "reader's network silent";
        };
    }

    private static Duration cut(Stage stage) {
        return Duration.ofMillis(stage.effort().of(5_000, 2_000, 300));
    }

    private static Map<Phase, Tally> tallies(Stage stage, Subjects subject, Disturbance kind) {
        Duration phase = Duration.ofMillis(stage.effort().of(2_000, 500, 200));
        Duration middle = kind == Disturbance.CUT ? cut(stage) : phase;
        try (Redis redis = Redis.start()) {
            Map<Phase, Tally> tallies =
                    new PromiseScenario(phase, middle, KEYS, SEED).run(Rows.of(subject), redis.port(), kind);
            NothingMeasured.unless(of(tallies, Phase.BEFORE).reads() > 0, subject + " did not answer a single read");
            return tallies;
        }
    }

    private static Line line(Stage stage, Disturbance kind, Map<Subjects, Map<Phase, Tally>> all) {
        Map<Phase, Tally> ours = Objects.requireNonNull(all.get(Subjects.OURS));
        StringBuilder note = new StringBuilder("ours: " + counted(ours));
        for (Subjects peer : List.of(Subjects.JETCACHE, Subjects.REDISSON)) {
            note.append("; ").append(peer.label()).append(": ").append(counted(Objects.requireNonNull(all.get(peer))));
        }
        return Line.of("broken reads, " + name(stage, kind), (double) broken(ours), "reads")
                .goal(Goal.exactly(0, "reads"))
                .note(note.toString());
    }

    private static String counted(Map<Phase, Tally> tallies) {
        long longest = tallies.values().stream()
                .mapToLong(tally -> tally.longest().toMillis())
                .max()
                .orElse(0);
        return "%,d of %,d, up to %,d ms late, %,d reads failed"
                .formatted(broken(tallies), reads(tallies), longest, failed(tallies));
    }

    private static List<Bar> bars(Map<Subjects, Map<Phase, Tally>> all) {
        return all.entrySet().stream()
                .map(each -> new Bar(
                        each.getKey().label(),
                        1000.0 * broken(each.getValue()) / Math.max(1, reads(each.getValue())),
                        each.getKey().ours()))
                .toList();
    }

    private static Line lateFills(Stage stage) {
        LateFillScenario scenario = new LateFillScenario(stage.effort().of(20, 5, 1), Duration.ofMillis(300));
        Map<Subjects, LateFillScenario.Outcome> outcomes = new EnumMap<>(Subjects.class);
        for (Subjects subject : Subjects.TWO_LEVELS) {
            stage.note().say(subject.label() + ", late fills");
            try (Redis redis = Redis.start()) {
                outcomes.put(subject, scenario.run(Rows.of(subject), redis.uri()));
            }
        }
        StringBuilder note = new StringBuilder();
        outcomes.forEach((subject, outcome) -> note.append(note.isEmpty() ? "" : "; ")
                .append("%s: old in the loading process %d, in the writing one %d, writer blocked %d of %d"
                        .formatted(
                                subject.label(),
                                outcome.staleReader(),
                                outcome.staleWriter(),
                                outcome.blocked(),
                                outcome.rounds())));
        LateFillScenario.Outcome ours = Objects.requireNonNull(outcomes.get(Subjects.OURS));
        return Line.of("old values kept by a late fill", ours.staleReader() + ours.staleWriter(), "rounds")
                .goal(Goal.exactly(0, "rounds"))
                .note(note.toString());
    }

    private static Tally of(Map<Phase, Tally> tallies, Phase phase) {
        return Objects.requireNonNull(tallies.get(phase));
    }

    private static long broken(Map<Phase, Tally> tallies) {
        return tallies.values().stream().mapToLong(Tally::broken).sum();
    }

    private static long reads(Map<Phase, Tally> tallies) {
        return tallies.values().stream().mapToLong(Tally::reads).sum();
    }

    private static long failed(Map<Phase, Tally> tallies) {
        return tallies.values().stream().mapToLong(Tally::failedReads).sum();
    }
}
