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

    private final Cache<Name, LocalEntry<?>> cache;
    private final Ticker ticker;
    private final CoarseTicker coarse;
    private final ThreadLocal<Probe> probes = ThreadLocal.withInitial(Probe::new);
    private final long maxBytes;

    CaffeineStore(long maxBytes, Ticker ticker) {
        this.maxBytes = maxBytes;
        this.ticker = ticker;
        this.coarse = new CoarseTicker(ticker.read());
        int least = Math.toIntExact(Math.max(1, maxBytes / MAX_ENTRIES));
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Name key, LocalEntry<?> entry) -> Math.max(entry.weight(), least))
                .expireAfter(new ByTemperature())
                .ticker(coarse)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public @Nullable LocalEntry<?> get(LocalKey key) {
        return find(key, ticker.read());
    }

    @Override
    public @Nullable LocalEntry<?> find(String tenant, String region, String key, long now) {
        return find(probes.get().at(tenant, region, key), now);
    }

    private @Nullable LocalEntry<?> find(Name name, long now) {
        coarse.see(now);
        LocalEntry<?> entry = cache.getIfPresent(name);
        if (entry != null) {
            entry.read(now);
        }
        return entry;
    }

    @Override
    public void put(LocalKey key, LocalEntry<?> entry) {
        coarse.see(ticker.read());
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
    private static final class ByTemperature implements Expiry<Name, LocalEntry<?>> {
        @Override
        public long expireAfterCreate(Name key, LocalEntry<?> entry, long now) {
            return entry.remaining(now);
        }

        @Override
        public long expireAfterUpdate(Name key, LocalEntry<?> entry, long now, long current) {
            return entry.remaining(now);
        }

        @Override
        public long expireAfterRead(Name key, LocalEntry<?> entry, long now, long current) {
            return entry.remaining(now);
        }
    }
}
