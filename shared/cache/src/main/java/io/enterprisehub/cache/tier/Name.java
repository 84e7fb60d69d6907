package io.enterprisehub.cache.tier;

/**
 * The full name of a value, to be found by: equal parts make equal names. {@link LocalKey} is kept, {@link Probe} only
 * looks.
 */
sealed interface Name permits LocalKey, Probe {

    String tenant();

    String region();

    String key();

    /** Strings remember their hashes: this costs three reads. Neighbours by key stay neighbours. */
    static int hash(String tenant, String region, String key) {
        return 31 * (31 * tenant.hashCode() + region.hashCode()) + key.hashCode();
    }

    /** The key first: it differs most. */
    static boolean areEqual(Name one, Name other) {
        return one.key().equals(other.key())
                && one.region().equals(other.region())
                && one.tenant().equals(other.tenant());
    }
}
