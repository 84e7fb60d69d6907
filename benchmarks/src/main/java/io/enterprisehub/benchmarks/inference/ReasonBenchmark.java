package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.inference.forest.TreeShap;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Exact Shapley values of one lead. It fails where ours are not XGBoost's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class ReasonBenchmark {

    private static final double MAY_DIFFER = 1e-4;

    @Param("")
    public String models;

    private final Leads leads = Artifacts.testLeads();
    private TreeShap shap;
    private Booster booster;
    private int at;

    @Setup
    public void open() throws XGBoostError {
        Artifacts artifacts = new Artifacts(Path.of(models));
        shap = new TreeShap(artifacts.ensemble());
        booster = artifacts.booster();
        double[] ours = ours();
        at = 0;
        float[] theirs = xgboost()[0];
        for (int feature = 0; feature < Leads.FEATURES; feature++) {
            NothingMeasured.unless(
                    Math.abs(ours[feature] - theirs[feature]) < MAY_DIFFER, "the reasons are not XGBoost's");
        }
    }

    @TearDown
    public void close() {
        booster.dispose();
    }

    @Benchmark
    public double[] ours() {
        at = (at + 1) % Artifacts.TEST_ROWS;
        return shap.contributions(leads.rows(), at * Leads.FEATURES);
    }

    @Benchmark
    public float[][] xgboost() throws XGBoostError {
        at = (at + 1) % Artifacts.TEST_ROWS;
        float[] row = java.util.Arrays.copyOfRange(leads.rows(), at * Leads.FEATURES, (at + 1) * Leads.FEATURES);
        DMatrix matrix = new DMatrix(row, 1, Leads.FEATURES, Float.NaN);
        float[][] found = booster.predictContrib(matrix, 0);
        matrix.dispose();
        return found;
    }
}
