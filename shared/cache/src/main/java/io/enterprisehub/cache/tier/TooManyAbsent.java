package io.enterprisehub.cache.tier;

/** A tenant asked for too many keys that do not exist; what is not cached is refused to it for a while. */
public final class TooManyAbsent extends RuntimeException {
    TooManyAbsent(String tenant, int perMinute) {
        super("Tenant " + tenant + " asked for more than " + perMinute
                + " keys in a minute that do not exist; try again in a minute");
    }
}
