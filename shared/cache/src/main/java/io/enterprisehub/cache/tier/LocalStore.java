package io.enterprisehub.cache.tier;

import org.jspecify.annotations.Nullable;

/** Memory of this environment. It may forget at any time. Safe for any thread. */
interface LocalStore {

    @Nullable
    LocalEntry<?> get(LocalKey key);

    /** Like {@link #get}, for the shortest way of a hit: counts a read at the time. */
    @Nullable
    LocalEntry<?> find(String tenant, String region, String key, long now);

    void put(LocalKey key, LocalEntry<?> entry);

    void remove(LocalKey key);

    /** Bytes that it may take. */
    long maxBytes();

    /** Makes do with so many bytes less, which something else takes of its memory. */
    void lend(long bytes);

    /** No memory at all: the level was left out. */
    static LocalStore none() {
        return new LocalStore() {
            @Override
            public @Nullable LocalEntry<?> get(LocalKey key) {
                return null;
            }

            @Override
            public @Nullable LocalEntry<?> find(String tenant, String region, String key, long now) {
                return null;
            }

            @Override
            public void put(LocalKey key, LocalEntry<?> entry) {
                // There is no place to put it.
            }

            @Override
            public void remove(LocalKey key) {
                // There is nothing.
            }

            @Override
            public long maxBytes() {
                return 0;
            }

            @Override
            public void lend(long bytes) {
                // There is nothing to lend.
            }
        };
    }
}
