package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.inference.forest.ForestScorer;
import io.enterprisehub.inference.forest.TreeEnsemble;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A thousand candidates for one lead: rows that share the lead's features and differ in the candidate's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup.
public class CandidateBenchmark {

    private static final int CANDIDATES = 1_000;
    private static final int OF_THE_LEAD = 20;

    @Param("")
    public String models;

    private final Leads leads = Artifacts.testLeads();
    private final float[] matrix = new float[CANDIDATES * Leads.FEATURES];
    private final float[][] margins = new float[1][CANDIDATES];
    private ForestScorer scorer;
    private int lead;

    @Setup
    public void open() {
        TreeEnsemble ensemble = new Artifacts(Path.of(models)).ensemble();
        scorer = ForestScorer.of(ensemble);
        float[][] found = score();
        NothingMeasured.unless(
                found[0][CANDIDATES - 1] == ensemble.margin(matrix, (CANDIDATES - 1) * Leads.FEATURES),
                "a candidate's score is not that of the trees");
    }

    /** Puts the matrix together and scores it. */
    @Benchmark
    public float[][] score() {
        lead = (lead + 1) % Artifacts.TEST_ROWS;
        for (int candidate = 0; candidate < CANDIDATES; candidate++) {
            int at = candidate * Leads.FEATURES;
            System.arraycopy(leads.rows(), lead * Leads.FEATURES, matrix, at, OF_THE_LEAD);
            System.arraycopy(
                    leads.rows(),
                    candidate * Leads.FEATURES + OF_THE_LEAD,
                    matrix,
                    at + OF_THE_LEAD,
                    Leads.FEATURES - OF_THE_LEAD);
        }
        scorer.margins(matrix, CANDIDATES, margins, List.of());
        return margins;
    }
}
