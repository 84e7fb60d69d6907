package io.enterprisehub.cache;

/**
 * The keys of one tenant. The tenant is their hash tag, so that all of them live in one slot and one script may touch
 * several. Braces in a tenant are escaped: an id from outside cannot reach into another tenant's keys.
 */
final class TenantKeys {

    private final String prefix;

    private TenantKeys(String prefix) {
        this.prefix = prefix;
    }

    static TenantKeys of(String tenant) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("A tenant is not blank");
        }
        String tag = tenant.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
        return new TenantKeys("eh:{" + tag + "}:");
    }

    String claim(String eventId) {
        return prefix + "claim:" + eventId;
    }

    String closed() {
        return prefix + "closed";
    }

    String rate(long epochMinute) {
        return prefix + "rate:" + epochMinute;
    }

    /** A SCAN pattern that matches all keys of this tenant and no other: glob characters stand for themselves. */
    String pattern() {
        return prefix.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + "*";
    }
}
