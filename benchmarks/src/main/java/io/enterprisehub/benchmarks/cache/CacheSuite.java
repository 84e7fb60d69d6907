package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.benchmarks.Suite;
import java.util.List;

/** What is promised of the tiered cache. */
public final class CacheSuite {

    private CacheSuite() {}

    public static Suite suite() {
        return new Suite(
                "cache",
                List.of(
                        new LocalHit(),
                        new RoundTrips(),
                        new ReadThrough(),
                        new Stampede(),
                        new Promise(),
                        new DeadRedis(),
                        new Bytes(),
                        new HitRatio(),
                        new SetLatency(),
                        new ColdEnvironment()));
    }
}
