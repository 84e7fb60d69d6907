package io.enterprisehub.function.http;

import org.jspecify.annotations.Nullable;

/** What Lambda handed over is not an HTTP event of API Gateway or a Function URL: a wiring fault, not a caller's. */
public final class BadGatewayEvent extends RuntimeException {
    BadGatewayEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
