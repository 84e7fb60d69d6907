package io.enterprisehub.benchmarks;

import io.enterprisehub.benchmarks.report.Section;

/** One question that is answered by measuring. It throws {@link NothingMeasured} when its own checks fail. */
public interface Scenario {

    /** Short, for the progress line. */
    String name();

    /** About how long it takes, in any unit that all scenarios share: what the progress bar counts. */
    int weight();

    Section run(Stage stage);
}
