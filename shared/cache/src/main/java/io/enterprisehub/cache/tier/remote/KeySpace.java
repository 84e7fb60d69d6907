package io.enterprisehub.cache.tier.remote;

/**
 * Redis keys of one tenant's tier. The tenant is the hash tag, so that one script may touch value, lease and log. Braces in
 * a tenant are escaped, regions hold no colon, and half a surrogate pair, of which UTF-8 would make a question mark, is
 * refused: different addresses never share a key.
 */
record KeySpace(String prefix) {

    static KeySpace of(String tenant) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("A tenant is not blank");
        }
        String tag = wellFormed("tenant", tenant)
                .replace("%", "%25")
                .replace("{", "%7B")
                .replace("}", "%7D");
        return new KeySpace("eh:{" + tag + "}:tier:");
    }

    String log() {
        return prefix + "log";
    }

    /** How often each group was invalidated. */
    String groups() {
        return prefix + "g";
    }

    /** What a snapshot says about itself. */
    String snapshot() {
        return prefix + "s";
    }

    String chunk(int index) {
        return prefix + "s:" + index;
    }

    String value(Address address) {
        return prefix + "v:" + wellFormed("key", address.text());
    }

    String lease(Address address) {
        return prefix + "l:" + wellFormed("key", address.text());
    }

    private static String wellFormed(String what, String text) {
        int letter;
        for (int i = 0; i < text.length(); i += Character.charCount(letter)) {
            letter = text.codePointAt(i);
            if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(
                        "A " + what + " is well-formed Unicode; at index " + i + " stands half a surrogate pair");
            }
        }
        return text;
    }

    String heat(String region) {
        return prefix + "heat:" + region;
    }

    String heatDecay(String region) {
        return prefix + "heat-decay:" + region;
    }
}
