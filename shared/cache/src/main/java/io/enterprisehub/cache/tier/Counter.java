package io.enterprisehub.cache.tier;

/** What is counted. */
public enum Counter {
    LOCAL_HIT,
    REMOTE_HIT,
    /** First reads that were answered by a hydrated entry. */
    SNAPSHOT_HIT,
    LOADED,
    /** Loads that found their value unchanged. */
    UNCHANGED,
    /** Reads that waited for another thread's load. */
    JOINED,
    STALE_SERVED,
    /** Barriers that reached the log. */
    BARRIER,
    /** Barriers that did not. */
    BLIND,
    /** Barriers that were sent again, because another one of the environment came between. */
    OVERTAKEN,
    /** A log that could not be followed: everything local of its tenant became unusable. */
    GENERATION,
    /** Fills that an invalidation had overtaken, locally. */
    LOCAL_FILL_REFUSED,
    /** Entries that memory had no room for any more. */
    LOCAL_EVICTED,
    /** Values that memory was spared for their size. */
    LOCAL_TOO_LARGE,
    /** Values that memory did not take because their tenant had its share. */
    OVER_QUOTA,
    /** Times that memory gave way to a heap that ran short. */
    LOCAL_SHRUNK,
    /** Fills that an invalidation had overtaken, in the shared level. */
    REMOTE_FILL_REFUSED,
    /** Shared entries that could not be read. */
    BAD_ENTRY,
    /** Values that the shared level was spared for their size. */
    TOO_LARGE,
    LEASE_BUSY,
    LOADER_FAILED,
    REMOTE_FAILED,
    /** Loads that the persistent level answered; they are counted as loaded, too. */
    PERSISTENT_HIT,
    /** Computed values that a change had overtaken on their way to the persistent level. */
    PERSISTENT_FILL_REFUSED,
    PERSISTENT_FAILED,
    /** Reads that went past the persistent level because it had just failed. */
    PERSISTENT_SPARED,
    /** Values that were loaded anew before their end. */
    REFRESHED_EARLY,
    /** Refreshes that did not fit into their session. */
    REFRESH_DROPPED,
    NOT_ACKNOWLEDGED,
    /** Snapshots that were pulled. */
    HYDRATED,
    /** Their entries. */
    HYDRATED_ENTRIES,
    /** Snapshots that were pulled in vain: the log could not be followed from their position. */
    HYDRATION_DISCARDED,
    /** Parts of snapshots that were damaged, of another publication, or beyond the memory's bounds. */
    CHUNK_DISCARDED,
    SNAPSHOT_PUBLISHED
}
