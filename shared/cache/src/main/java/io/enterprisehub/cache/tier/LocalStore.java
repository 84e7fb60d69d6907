package io.enterprisehub.cache.tier;

import org.jspecify.annotations.Nullable;

/** Memory of this environment. It may forget at any time. Safe for any thread. */
interface LocalStore {

    @Nullable
    LocalEntry<?> get(LocalKey key);

    /** Like {@link #get}, for the shortest way of a hit: counts a read at the time. */
    @Nullable
    LocalEntry<?> find(String tenant, String region, String key, long now);

    /** Like {@link #get} for who writes: counts no read. */
    @Nullable
    LocalEntry<?> peek(LocalKey key);

    void put(LocalKey key, LocalEntry<?> entry);

    void remove(LocalKey key);

    /** Bytes that it may take. */
    long maxBytes();

    /** Keeps the key's entry when memory runs short; false when the budget has no room for the key. */
    boolean pin(LocalKey key);

    void unpin(LocalKey key);

    /** Gives memory back when the heap runs short. */
    void relieve(long now);

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
            public @Nullable LocalEntry<?> peek(LocalKey key) {
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
            public boolean pin(LocalKey key) {
                return false;
            }

            @Override
            public void unpin(LocalKey key) {
                // Nothing is pinned.
            }

            @Override
            public void relieve(long now) {
                // There is nothing to give back.
            }

            @Override
            public void lend(long bytes) {
                // There is nothing to lend.
            }
        };
    }
}
