package io.enterprisehub.benchmarks.coherence;

import io.enterprisehub.benchmarks.Suite;
import java.util.List;

/** Whether the tiered cache keeps its promise. */
public final class CoherenceSuite {

    private CoherenceSuite() {}

    public static Suite suite() {
        return new Suite("coherence", List.of(new Histories()));
    }
}
