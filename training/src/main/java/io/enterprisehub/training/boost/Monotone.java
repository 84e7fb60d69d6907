package io.enterprisehub.training.boost;

/** What a feature may do to the margin while all others stand still. */
public enum Monotone {
    FALLING(-1),
    FREE(0),
    RISING(1);

    private final int code;

    Monotone(int code) {
        this.code = code;
    }

    /** As XGBoost's parameter {@code monotone_constraints} writes it. */
    int code() {
        return code;
    }
}
