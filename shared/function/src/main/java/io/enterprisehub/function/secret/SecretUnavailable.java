package io.enterprisehub.function.secret;

/** A secret could not be had. The message names its reference's kind, never a value; provider texts are left out. */
public final class SecretUnavailable extends RuntimeException {
    SecretUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    SecretUnavailable(String message) {
        super(message);
    }
}
