package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, bounded by bytes and by entries at once: an entry weighs its bytes, but at least the share that lets no more
 * than {@link #MAX_ENTRIES} fit. Maintenance runs on the calling thread, so that nothing is left for a frozen pool.
 */
final class CaffeineStore implements LocalStore {

    static final int MAX_ENTRIES = 50_000;

    private final Cache<LocalKey, LocalEntry<?>> cache;
    private final long maxBytes;

    CaffeineStore(long maxBytes, Ticker ticker) {
        this.maxBytes = maxBytes;
        int least = Math.toIntExact(Math.max(1, maxBytes / MAX_ENTRIES));
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((LocalKey key, LocalEntry<?> entry) -> Math.max(entry.weight(), least))
                .expireAfter(new ByTemperature())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public @Nullable LocalEntry<?> get(LocalKey key) {
        LocalEntry<?> entry = cache.getIfPresent(key);
        if (entry != null) {
            entry.read();
        }
        return entry;
    }

    @Override
    public void put(LocalKey key, LocalEntry<?> entry) {
        cache.put(key, entry);
    }

    @Override
    public void remove(LocalKey key) {
        cache.invalidate(key);
    }

    @Override
    public long maxBytes() {
        return maxBytes;
    }

    @Override
    public void lend(long bytes) {
        cache.policy().eviction().ifPresent(eviction -> eviction.setMaximum(maxBytes - bytes));
    }

    long entries() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    /** The entry knows its life; a read may lengthen it. */
    private static final class ByTemperature implements Expiry<LocalKey, LocalEntry<?>> {
        @Override
        public long expireAfterCreate(LocalKey key, LocalEntry<?> entry, long now) {
            return entry.remaining(now);
        }

        @Override
        public long expireAfterUpdate(LocalKey key, LocalEntry<?> entry, long now, long current) {
            return entry.remaining(now);
        }

        @Override
        public long expireAfterRead(LocalKey key, LocalEntry<?> entry, long now, long current) {
            return entry.remaining(now);
        }
    }
}
