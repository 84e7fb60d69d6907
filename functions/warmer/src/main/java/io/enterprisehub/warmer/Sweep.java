package io.enterprisehub.warmer;

import io.enterprisehub.function.Deadline;

/** One kind of work that comes due by itself. It works in steps that each commit, so it may end after any of them. */
interface Sweep {

    /** Names its count in the answer and its metrics; camel case. */
    String name();

    /** Works until nothing is left or the deadline comes near. */
    Swept run(Deadline deadline);

    /**
     * What a sweep did.
     *
     * @param count of things put right
     * @param finished false when time ran out before the work did
     */
    record Swept(long count, boolean finished) {}
}
