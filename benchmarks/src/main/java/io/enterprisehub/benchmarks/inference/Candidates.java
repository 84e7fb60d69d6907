package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.jmh.Case;
import io.enterprisehub.benchmarks.jmh.Jmh;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;

/** Ranking candidates for one lead. */
final class Candidates implements Scenario {

    private static final double MOST_MILLIS = 0.35;

    private final Models models;

    Candidates(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "candidates";
    }

    @Override
    public int weight() {
        return 10;
    }

    @Override
    public Section run(Stage stage) {
        double micros = Jmh.run(
                        stage,
                        Case.of(CandidateBenchmark.class, "score")
                                .with("models", models.of(stage).folder().toString()))
                .getFirst()
                .time();
        return Section.of(
                        "A thousand candidates for one lead",
                        "JMH, one thread: the matrix of 1,000 rows that share 20 of the lead's features is put together and scored to margins.")
                .with(Line.of("1,000 candidates", micros / 1000, "ms").goal(Goal.below(MOST_MILLIS, "ms")));
    }
}
