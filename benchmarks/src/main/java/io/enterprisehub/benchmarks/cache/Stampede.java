package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Jvm;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How often a value is loaded that a hundred readers miss at the same moment. */
final class Stampede implements Scenario {

    private static final int READERS = 100;

    @Override
    public String name() {
        return "concurrent misses";
    }

    @Override
    public int weight() {
        return 30;
    }

    @Override
    public Section run(Stage stage) {
        int processes = stage.effort().of(10, 10, 2);
        List<Bar> here = new ArrayList<>();
        List<Bar> apart = new ArrayList<>();
        try (Redis redis = Redis.start()) {
            for (Subjects subject : Subjects.values()) {
                stage.note().say(subject.label());
                here.add(new Bar(subject.label(), Crowd.loads(subject, redis.uri(), "here", READERS), subject.ours()));
            }
            for (Subjects subject : Subjects.TWO_LEVELS) {
                stage.note().say(subject.label() + " in " + processes + " processes");
                apart.add(new Bar(subject.label(), apart(subject, redis, processes), subject.ours()));
            }
        }
        return Section.of(
                        "A hundred concurrent misses",
                        "A hundred threads ask for the same missing value at the same moment, in one process and spread over "
                                + processes
                                + " JVMs that share a Redis; the loader takes 50 ms and counts. The peers' own guards are on; Caffeine alone "
                                + "and Micronaut know one process only.")
                .with(line("1 process", here))
                .with(line(processes + " processes", apart))
                .with(new Chart(
                        "Loads of one value",
                        "loads",
                        false,
                        List.of(new Group("1 process", here), new Group(processes + " processes", apart))));
    }

    private static Line line(String where, List<Bar> bars) {
        Bar ours = bars.stream().filter(Bar::ours).findFirst().orElseThrow();
        String others = bars.stream()
                .filter(bar -> !bar.ours())
                .map(bar -> bar.series() + " " + (long) bar.value())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return Line.of("loads for 100 misses, " + where, ours.value(), "loads")
                .goal(Goal.exactly(1, "loads"))
                .note(others);
    }

    private static int apart(Subjects subject, Redis redis, int processes) {
        List<Jvm> jvms = IntStream.range(0, processes)
                .mapToObj(i -> Jvm.start(
                        List.of("-Xmx128m"),
                        Crowd.class,
                        subject.name(),
                        redis.uri(),
                        "apart",
                        Integer.toString(READERS / processes)))
                .toList();
        try {
            jvms.forEach(Jvm::hear);
            jvms.forEach(jvm -> jvm.say("go"));
            return jvms.stream().mapToInt(jvm -> Integer.parseInt(jvm.hear())).sum();
        } finally {
            jvms.forEach(Jvm::close);
        }
    }
}
