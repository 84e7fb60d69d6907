package io.enterprisehub.inference.forest.file;

import org.jspecify.annotations.Nullable;

/** A model file cannot be used; the message is one sentence that says why. */
public final class ForestFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForestFileException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
