package io.enterprisehub.cache.tier.remote;

/**
 * Redis keys of one tenant's tier. The tenant is the hash tag, so that one script may touch value, lease and log. Braces in
 * a tenant are escaped, and regions hold no colon: different addresses never share a key.
 */
record KeySpace(String prefix) {

    static KeySpace of(String tenant) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("A tenant is not blank");
        }
        String tag = tenant.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
        return new KeySpace("eh:{" + tag + "}:tier:");
    }

    String log() {
        return prefix + "log";
    }

    /** What a snapshot says about itself. */
    String snapshot() {
        return prefix + "s";
    }

    String chunk(int index) {
        return prefix + "s:" + index;
    }

    String value(Address address) {
        return prefix + "v:" + address.text();
    }

    String lease(Address address) {
        return prefix + "l:" + address.text();
    }
}
