package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.Address;

/** The full name of a value. */
record LocalKey(String tenant, String region, String key) {

    Address address() {
        return new Address(region, key);
    }
}
