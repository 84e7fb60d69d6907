package io.enterprisehub.cache.tier;

import org.jspecify.annotations.Nullable;

/**
 * A name that one thread uses again and again to look things up, so that a hit allocates nothing. It must not be kept by
 * what it is given to.
 */
final class Probe implements Name {

    private String tenant = "";
    private String region = "";
    private String key = "";

    Probe at(String newTenant, String newRegion, String newKey) {
        tenant = newTenant;
        region = newRegion;
        key = newKey;
        return this;
    }

    /** The same name, to be kept. */
    LocalKey kept() {
        return new LocalKey(tenant, region, key);
    }

    @Override
    public String tenant() {
        return tenant;
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Name name && Name.areEqual(this, name);
    }

    @Override
    public int hashCode() {
        return Name.hash(tenant, region, key);
    }
}
