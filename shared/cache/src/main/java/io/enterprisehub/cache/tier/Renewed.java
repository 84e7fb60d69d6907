package io.enterprisehub.cache.tier;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Random numbers whose source is made anew after a restore: environments that were restored from one checkpoint would
 * otherwise agree on tokens and jitter. As safe for threads as its sources.
 */
final class Renewed implements RandomGenerator {

    private final Supplier<RandomGenerator> sources;
    private volatile RandomGenerator source;

    Renewed(Supplier<RandomGenerator> sources) {
        this.sources = sources;
        this.source = sources.get();
    }

    void renew() {
        source = sources.get();
    }

    @Override
    public long nextLong() {
        return source.nextLong();
    }
}
