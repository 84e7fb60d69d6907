package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One batch of leads, always others. It fails where an engine's probabilities are not those of the trees. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class EngineBenchmark {

    /** Tribuo trains its own trees, two a round: they agree as two models of the same data do, others to rounding. */
    private static final double TRIBUO_MAY_DIFFER = 0.3;

    private static final double MAY_DIFFER = 1e-5;

    @Param("OURS")
    public Engines engine;

    @Param("50")
    public int batch;

    @Param("")
    public String models;

    private Engine scorer;
    private int at;

    @Setup
    public void open() {
        Artifacts artifacts = new Artifacts(Path.of(models));
        Leads leads = Artifacts.testLeads();
        TreeEnsemble trees = artifacts.ensemble();
        scorer = engine.open(artifacts, leads);
        double[] found = scorer.score(0, batch);
        double most = engine == Engines.TRIBUO ? TRIBUO_MAY_DIFFER : MAY_DIFFER;
        for (int row = 0; row < batch; row++) {
            double wanted = TreeEnsemble.logistic(trees.margin(leads.rows(), row * Leads.FEATURES));
            NothingMeasured.unless(
                    Math.abs(found[row] - wanted) < most,
                    engine + " gives lead " + row + " " + found[row] + " and not " + wanted);
        }
    }

    @TearDown
    public void close() {
        scorer.close();
    }

    @Benchmark
    public double[] score() {
        int first = at;
        at = first + 2 * batch > Artifacts.TEST_ROWS ? 0 : first + batch;
        return scorer.score(first, batch);
    }
}
