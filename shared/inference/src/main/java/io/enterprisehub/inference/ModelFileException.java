package io.enterprisehub.inference;

/** A model file cannot be used; the message is one sentence that says why. */
public final class ModelFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelFileException(String message) {
        super(message);
    }

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
