package io.enterprisehub.cache.tier;

/** A call that left memory. The tenant is for traces and log lines: as a dimension of metrics it would cost one each. */
public sealed interface CacheEvent {

    String tenant();

    /** Nanoseconds of the cache's time that it took. */
    long nanos();

    /** Whether it ended by an exception. */
    boolean failed();

    /**
     * A round trip to the shared level.
     *
     * @param operation such as {@code read} or {@code fill}
     * @param region of the first key that it named; empty where it named none, as a barrier that reads the log alone
     * @param keys that it named
     * @param found values among them that were there; 0 for writes
     * @param bytes of values, in whichever direction
     */
    record RemoteCall(
            String operation, String region, String tenant, int keys, int found, long bytes, long nanos, boolean failed)
            implements CacheEvent {}

    /**
     * A statement of the persistent level.
     *
     * @param operation {@code read}, {@code store}, {@code forget} or {@code forgetAll}
     * @param keys that it named; 0 where it spoke of all the region's
     * @param found values among them that were there; 0 for the others
     * @param bytes of values, in whichever direction
     */
    record PersistentCall(
            String operation, String region, String tenant, int keys, int found, long bytes, long nanos, boolean failed)
            implements CacheEvent {}

    /**
     * A load from the truth, without the persistent level that may stand before it.
     *
     * @param found keys that there is a value for
     */
    record LoaderCall(String region, String tenant, int keys, int found, long nanos, boolean failed)
            implements CacheEvent {}
}
