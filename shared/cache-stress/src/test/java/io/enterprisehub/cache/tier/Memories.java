package io.enterprisehub.cache.tier;

/** Makes small memories, many a second. */
final class Memories {

    private Memories() {}

    static LocalRegion<String> region() {
        CaffeineStore store = new CaffeineStore(100_000, () -> 0);
        return new LocalRegion<>(store, new Hydrated(store), new Coherence(), new Counters());
    }
}
