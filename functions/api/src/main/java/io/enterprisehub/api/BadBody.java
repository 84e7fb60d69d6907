package io.enterprisehub.api;

/** A request's body is not what its endpoint takes. The message completes "The body ..." and never repeats what was sent. */
final class BadBody extends RuntimeException {

    BadBody(String rule) {
        super(rule);
    }
}
