package io.enterprisehub.training.boost;

/** XGBoost failed natively: no memory, no OpenMP library, or a fault of its own. */
public final class BoostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BoostException(Throwable cause) {
        super("XGBoost failed: " + cause.getMessage(), cause);
    }
}
