package io.enterprisehub.inference.batch;

import java.time.Duration;

/** A result did not come in time. The request may still be answered, for nobody. */
public final class BatchTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchTimeoutException(Duration patience) {
        super("The batch gave no result within " + patience.toMillis() + " ms.");
    }
}
