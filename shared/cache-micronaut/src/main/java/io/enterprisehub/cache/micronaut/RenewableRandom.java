package io.enterprisehub.cache.micronaut;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Random numbers that differ between environments restored from one snapshot. Safe for any thread. */
final class RenewableRandom implements RandomGenerator {

    private volatile SecureRandom source = new SecureRandom();

    @Override
    public long nextLong() {
        return source.nextLong();
    }

    void renew() {
        source = new SecureRandom();
    }
}
