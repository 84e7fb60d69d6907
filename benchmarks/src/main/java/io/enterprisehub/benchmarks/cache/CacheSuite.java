package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Suite;
import java.util.List;

/** What is promised of the tiered cache. */
public final class CacheSuite {

    private CacheSuite() {}

    public static Suite suite() {
        return new Suite("cache", List.of(new LocalHit()));
    }
}
