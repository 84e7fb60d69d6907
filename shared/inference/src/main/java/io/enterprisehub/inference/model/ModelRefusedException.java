package io.enterprisehub.inference.model;

import org.jspecify.annotations.Nullable;

/** A model file cannot be used; the message is one sentence that says why. */
public final class ModelRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelRefusedException(@Nullable String message) {
        super(message);
    }

    ModelRefusedException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
