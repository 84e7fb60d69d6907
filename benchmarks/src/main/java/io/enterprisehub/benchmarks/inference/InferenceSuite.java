package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Suite;
import java.util.List;

/** What is promised of the forest engine. */
public final class InferenceSuite {

    private InferenceSuite() {}

    public static Suite suite() {
        return new Suite("inference", List.of());
    }
}
