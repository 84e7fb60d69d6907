package io.enterprisehub.local.oracle;

/** The kinds of damage that are counted; each must be 0. */
public enum Damage {
    /** An accepted event that is neither in the once-only guard nor, where it is poison, in the dead-letter queue. */
    LOST("lost"),
    /** An event that stands twice in the history, or a counter above the oracle's. */
    APPLIED_TWICE("appliedTwice"),
    /** A lead or an event under a tenant that it does not belong to. */
    WRONG_TENANT("wrongTenant"),
    /** A lead without a score. */
    UNSCORED("unscored"),
    /** Anything stored that is not what the ledger gives, a trace of what was refused, a remnant of what was purged. */
    DIFFERS_FROM_ORACLE("differsFromOracle"),
    /** A dead letter that is none, or has the wrong reason. */
    UNEXPECTED_IN_DLQ("unexpectedInDlq");

    private final String label;

    Damage(String label) {
        this.label = label;
    }

    /** The name in the report. */
    public String label() {
        return label;
    }
}
