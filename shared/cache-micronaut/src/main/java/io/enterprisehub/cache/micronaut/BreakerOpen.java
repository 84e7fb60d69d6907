package io.enterprisehub.cache.micronaut;

/** The method was not called, because it failed too often of late. */
public final class BreakerOpen extends RuntimeException {
    BreakerOpen(String breaker) {
        super("Breaker " + breaker + " is open");
    }
}
