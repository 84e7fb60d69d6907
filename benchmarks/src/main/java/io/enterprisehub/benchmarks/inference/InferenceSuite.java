package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Suite;
import java.util.List;

/** What is promised of the forest engine. */
public final class InferenceSuite {

    private InferenceSuite() {}

    public static Suite suite() {
        Models models = new Models();
        return new Suite(
                "inference",
                List.of(
                        new EngineSpeed(models, EngineSpeed.Compiler.C2),
                        new EngineSpeed(models, EngineSpeed.Compiler.C1),
                        new Exactness(models),
                        new Reasons(models),
                        new Candidates(models),
                        new FreshJvm(models),
                        new Bulk(models),
                        new Concurrency(models),
                        new ScoringZip()));
    }
}
