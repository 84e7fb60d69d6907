package io.enterprisehub.cache.tier.remote;

/**
 * Where a value lives inside its tenant.
 *
 * @param region name without a colon, so that the text form is unambiguous
 */
public record Address(String region, String key) {

    String text() {
        return region + ":" + key;
    }

    static Address parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Address("", text) : new Address(text.substring(0, colon), text.substring(colon + 1));
    }
}
