package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.jmh.Case;
import io.enterprisehub.benchmarks.jmh.Jmh;
import io.enterprisehub.benchmarks.jmh.Score;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a reason costs. */
final class Reasons implements Scenario {

    private static final double MOST_MICROS = 100;

    private final Models models;

    Reasons(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "reasons";
    }

    @Override
    public int weight() {
        return 20;
    }

    @Override
    public Section run(Stage stage) {
        Map<String, Double> micros = Jmh.run(
                        stage,
                        Case.of(ReasonBenchmark.class, "")
                                .with("models", models.of(stage).folder().toString()))
                .stream()
                .collect(Collectors.toMap(Score::method, Score::time));
        return Section.of(
                        "Exact Shapley values of one lead",
                        "JMH, one thread; XGBoost by predictContrib, its matrix made and disposed of. Both give the same values to 1e-4.")
                .with(Line.of("reasons of one lead", Objects.requireNonNull(micros.get("ours")), "us")
                        .beside("XGBoost4J", Objects.requireNonNull(micros.get("xgboost")))
                        .goal(Goal.below(MOST_MICROS, "us")));
    }
}
