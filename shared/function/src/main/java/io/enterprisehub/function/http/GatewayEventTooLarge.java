package io.enterprisehub.function.http;

/** The event exceeds the limit that the function set for it; nothing beyond the limit was read. */
public final class GatewayEventTooLarge extends RuntimeException {
    GatewayEventTooLarge(int limitBytes) {
        super("The event is larger than " + limitBytes + " bytes");
    }
}
