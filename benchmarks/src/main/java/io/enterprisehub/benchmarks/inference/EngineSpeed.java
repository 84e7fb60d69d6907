package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.jmh.Case;
import io.enterprisehub.benchmarks.jmh.Jmh;
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
import java.util.TreeMap;

/** Time of one lead's probability, under one of the two compilers that Lambda uses. */
final class EngineSpeed implements Scenario {

    /** The compiler of a run. */
    enum Compiler {
        C2("default compilers (C2)"),
        C1("-XX:TieredStopAtLevel=1 (C1)");

        private final String label;

        Compiler(String label) {
            this.label = label;
        }

        /** Under C1 nothing is promised of large batches. */
        List<Integer> batches() {
            return this == C2 ? List.of(1, 50, 1_000) : List.of(1, 50);
        }
    }

    /** What is promised of the microseconds of a row; none = NaN. */
    private record Promise(double micros, double aheadOfOnnx, double aheadOfXgboost, double aheadOfTribuo) {}

    private final Models models;
    private final Compiler compiler;

    EngineSpeed(Models models, Compiler compiler) {
        this.models = models;
        this.compiler = compiler;
    }

    @Override
    public String name() {
        return "speed, " + compiler.name();
    }

    @Override
    public int weight() {
        return 80 * compiler.batches().size();
    }

    private Promise promise(int batch) {
        boolean c2 = compiler == Compiler.C2;
        return switch (batch) {
            case 1 -> new Promise(c2 ? 1.0 : 2.5, 8, Double.NaN, c2 ? 15 : Double.NaN);
            case 50 -> new Promise(c2 ? 0.40 : 0.50, 8, 5, c2 ? 6 : Double.NaN);
            default -> new Promise(0.30, Double.NaN, Double.NaN, Double.NaN);
        };
    }

    @Override
    public Section run(Stage stage) {
        Artifacts artifacts = models.of(stage);
        Section section = Section.of(
                "Time of a lead, " + compiler.label,
                "JMH, average time of a batch divided by its leads, one thread, from matrix (or Tribuo's examples) to probabilities, "
                        + "the logistic function included. 100 trees of depth 6, 30 features, a quarter of the values missing in four. "
                        + "XGBoost4J disposes of each matrix at once; Tribuo does not, and grows 200 trees for the same model. A young "
                        + "generation of 16 MB keeps it at its best.");
        List<Group> groups = new ArrayList<>();
        Map<Integer, Map<Engines, Double>> all = new TreeMap<>();
        for (int batch : compiler.batches()) {
            Map<Engines, Double> micros = micros(stage, artifacts, batch);
            all.put(batch, micros);
            section = lines(section, batch, micros);
            groups.add(new Group(
                    batch == 1 ? "single lead" : "batch of %,d".formatted(batch),
                    micros.entrySet().stream()
                            .map(each -> new Bar(
                                    each.getKey().label(),
                                    each.getValue(),
                                    each.getKey().ours()))
                            .toList()));
        }
        return headlines(section, all).with(new Chart("Time of a lead", "us", true, groups));
    }

    private Map<Engines, Double> micros(Stage stage, Artifacts artifacts, int batch) {
        Case each = Case.of(EngineBenchmark.class, "score")
                .with("engine", Arrays.stream(Engines.values()).map(Enum::name).toArray(String[]::new))
                .with("batch", Integer.toString(batch))
                .with("models", artifacts.folder().toString())
                .jvm("-Xmn16m");
        Map<Engines, Double> micros = new EnumMap<>(Engines.class);
        Jmh.run(stage, compiler == Compiler.C1 ? each.jvm("-XX:TieredStopAtLevel=1") : each)
                .forEach(score -> micros.put(Engines.valueOf(score.parameter("engine")), score.time() / 1000 / batch));
        return micros;
    }

    private Section lines(Section section, int batch, Map<Engines, Double> micros) {
        Promise promise = promise(batch);
        String name = batch == 1 ? "single lead" : "batch of %,d".formatted(batch);
        double ours = of(micros, Engines.OURS);
        return section.with(Line.of(name + ", a lead", ours, "us").goal(Goal.below(promise.micros(), "us")))
                .with(ahead(name, Engines.ONNX, ours, micros, promise.aheadOfOnnx()))
                .with(ahead(name, Engines.XGBOOST, ours, micros, promise.aheadOfXgboost()))
                .with(ahead(
                        name + " through Tribuo",
                        Engines.TRIBUO,
                        of(micros, Engines.OURS_TRIBUO),
                        micros,
                        promise.aheadOfTribuo()))
                .with(Line.of(name + ", uint8 walker", of(micros, Engines.UINT8_WALK), "us")
                        .beside(Engines.FLOAT_WALK.label(), of(micros, Engines.FLOAT_WALK))
                        .note("what quantization alone gains in the same walker"))
                .with(Line.of(name + ", engine of choice", ours, "us")
                        .beside(Engines.UINT8_WALK.label(), of(micros, Engines.UINT8_WALK))
                        .note(batch == 1 ? "a single lead is walked" : "bit slices against the walker"));
    }

    private static Line ahead(String name, Engines peer, double ours, Map<Engines, Double> micros, double wanted) {
        double theirs = of(micros, peer);
        Line line = Line.of(name + ", ahead of " + peer.label(), theirs / ours, "x")
                .note("%.2f us against %.2f us".formatted(ours, theirs));
        return Double.isNaN(wanted) ? line : line.goal(Goal.atLeast(wanted, "x"));
    }

    /** What the project's first plan asked for: 60 % less time by quantization, five to ten times by batching. */
    private static Section headlines(Section section, Map<Integer, Map<Engines, Double>> all) {
        Map<Engines, Double> single = Objects.requireNonNull(all.get(1));
        Map<Engines, Double> batch = Objects.requireNonNull(all.get(50));
        return section.with(less(
                        "time saved at 50, against fp32 in the same engine's walker",
                        batch,
                        Engines.OURS,
                        Engines.FLOAT_WALK))
                .with(less(
                        "time saved at 50, uint8 walker against fp32 walker",
                        batch,
                        Engines.UINT8_WALK,
                        Engines.FLOAT_WALK))
                .with(less(
                        "time saved at 50, against Tribuo through its API", batch, Engines.OURS_TRIBUO, Engines.TRIBUO))
                .with(batching("gain by batching 50, ours", of(single, Engines.OURS), of(batch, Engines.OURS)))
                .with(batching(
                        "gain by batching 50, against Tribuo's single leads",
                        of(single, Engines.TRIBUO),
                        of(batch, Engines.OURS)));
    }

    private static Line batching(String what, double single, double batched) {
        return Line.of(what, single / batched, "x")
                .goal(Goal.atLeast(5, "x"))
                .note("%.2f us alone, %.2f us in the batch".formatted(single, batched));
    }

    private static Line less(String what, Map<Engines, Double> micros, Engines one, Engines other) {
        return Line.of(what, 100 * (1 - of(micros, one) / of(micros, other)), "%")
                .goal(Goal.atLeast(60, "%"))
                .note("%s %.2f us, %s %.2f us"
                        .formatted(one.label(), of(micros, one), other.label(), of(micros, other)));
    }

    private static double of(Map<Engines, Double> micros, Engines engine) {
        return Objects.requireNonNull(micros.get(engine));
    }
}
