package io.enterprisehub.cache.tier;

/** Makes small memories, many a second. */
final class Memories {

    private Memories() {}

    static LocalRegion<String> region() {
        Counters counters = new Counters();
        CaffeineStore store = new CaffeineStore(
                LocalLimits.of(100_000), new HotEntries(100, (entry, now) -> true, new Coherence()), () -> 0, counters);
        return new LocalRegion<>(store, new Hydrated(store), new Coherence(), counters);
    }

    /** A log's state of a generation, without any invalidation of groups. */
    static TenantLog.State state(long generation) {
        return new TenantLog.State(null, generation, new Groups(TenantLog.NOTHING_KNOWN), 0);
    }
}
