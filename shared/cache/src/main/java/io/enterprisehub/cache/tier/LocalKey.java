package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;
import org.jspecify.annotations.Nullable;

/** The full name of a value. */
record LocalKey(String tenant, String region, String key) implements Name {

    Address address() {
        return new Address(region, key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Name name && Name.areEqual(this, name));
    }

    @Override
    public int hashCode() {
        return Name.hash(tenant, region, key);
    }
}
