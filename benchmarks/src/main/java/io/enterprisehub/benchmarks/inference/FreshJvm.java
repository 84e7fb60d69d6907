package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Jvm;
import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Chart;
import io.enterprisehub.benchmarks.report.Chart.Bar;
import io.enterprisehub.benchmarks.report.Chart.Group;
import io.enterprisehub.benchmarks.report.Goal;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a cold start pays for a model. */
final class FreshJvm implements Scenario {

    private static final List<Engines> ENGINES =
            List.of(Engines.OURS, Engines.OURS_TRIBUO, Engines.XGBOOST, Engines.ONNX, Engines.TRIBUO);

    private final Models models;

    /** Medians over JVMs. */
    private record Start(double loadMillis, double firstMicros) {}

    FreshJvm(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "fresh JVM";
    }

    @Override
    public int weight() {
        return 30;
    }

    @Override
    public Section run(Stage stage) {
        Artifacts artifacts = models.of(stage);
        List<Bar> loads = new ArrayList<>();
        List<Bar> firsts = new ArrayList<>();
        List<Start> starts = new ArrayList<>();
        for (Engines engine : ENGINES) {
            stage.note().say(engine.label());
            Start start = start(stage, engine, artifacts);
            starts.add(start);
            loads.add(new Bar(engine.label(), start.loadMillis(), engine.ours()));
            firsts.add(new Bar(engine.label(), start.firstMicros() / 1000, engine.ours()));
        }
        Start ours = starts.getFirst();
        stage.note().say("AOT cache");
        Start cached = cached(stage, artifacts);
        return Section.of(
                        "A fresh JVM",
                        "Medians over JVMs of their own, -XX:TieredStopAtLevel=1, no AOT cache unless said so: from the file to a scorer, classes and "
                                + "natives loaded on the way, then the first lead. Through Tribuo ours also reads a model of Tribuo for its names.")
                .with(Line.of("load", ours.loadMillis(), "ms").goal(Goal.below(8, "ms")))
                .with(Line.of("first prediction", ours.firstMicros(), "us").goal(Goal.below(100, "us")))
                .with(cached("load", cached.loadMillis(), "ms"))
                .with(cached("first prediction", cached.firstMicros(), "us"))
                .with(new Chart(
                        "Load, and first prediction",
                        "ms",
                        true,
                        List.of(new Group("load", loads), new Group("first prediction", firsts))));
    }

    /** Ours again, with the classes of an earlier run at hand (JEP 483 and 514); NaN where the class path is not of jars only. */
    private static Start cached(Stage stage, Artifacts artifacts) {
        if (!onlyJars()) {
            return new Start(Double.NaN, Double.NaN);
        }
        String cache = artifacts.file("fresh.aot");
        try (Jvm jvm = start(Engines.OURS, artifacts, "-XX:AOTCacheOutput=" + cache)) {
            jvm.hear();
            jvm.finish();
        }
        return start(stage, Engines.OURS, artifacts, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private static Line cached(String what, double value, String unit) {
        return Line.of(what + " with an AOT cache", value, unit)
                .note(
                        Double.isNaN(value)
                                ? "an AOT cache needs a class path of jars only"
                                : "the classes come from a cache that an earlier run of the same left");
    }

    private static boolean onlyJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .allMatch(entry -> entry.endsWith(".jar"));
    }

    private static Jvm start(Engines engine, Artifacts artifacts, String... options) {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
        all.addAll(List.of(options));
        return Jvm.start(
                all, FirstPrediction.class, engine.name(), artifacts.folder().toString());
    }

    private static Start start(Stage stage, Engines engine, Artifacts artifacts, String... options) {
        int times = stage.effort().rounds();
        double[] loads = new double[times];
        double[] firsts = new double[times];
        for (int i = 0; i < times; i++) {
            try (Jvm jvm = start(engine, artifacts, options)) {
                String[] words = jvm.hear().split(" ", -1);
                loads[i] = Double.parseDouble(words[0]) / 1000;
                firsts[i] = Double.parseDouble(words[1]);
                double probability = Double.parseDouble(words[2]);
                NothingMeasured.unless(probability > 0 && probability < 1, engine + " gives no probability");
            }
        }
        return new Start(Medians.of(loads), Medians.of(firsts));
    }
}
