package io.enterprisehub.cachetesting;

import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * What every cache with a local and a shared level can do, so that different ones run through one scenario. A value is the
 * version of its row: that is all a scenario needs to see whether it is old.
 *
 * <p>Adapters are safe for any thread, turn on whatever guards the cache offers, and let its exceptions through.
 */
public interface TwoLevelCache extends AutoCloseable {

    /** An invocation begins; a cache that has nothing to do then does nothing. */
    void begin();

    /** The version that the cache serves, loaded where it must be; 0 when there is no row. */
    long read(String key);

    /** Commits a new version of the row and puts it into the cache. Returns when the cache has acknowledged it. */
    void put(String key, LongSupplier commit);

    /** Commits a new version of the row and invalidates its key. Returns when the cache has acknowledged that. */
    void invalidate(String key, LongSupplier commit);

    @Override
    void close();

    /** Makes caches that share one Redis. */
    @FunctionalInterface
    interface Factory {
        /**
         * Opens a cache as one environment has it.
         *
         * @param redisUri the shared level, possibly behind a {@link FaultProxy}
         * @param truth the loader: the committed version of a key, 0 when there is no row
         */
        TwoLevelCache open(String redisUri, ToLongFunction<String> truth);
    }
}
