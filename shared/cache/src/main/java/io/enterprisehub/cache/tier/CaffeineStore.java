package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, bounded by bytes and by entries at once: an entry weighs its bytes, but at least the share that lets no more
 * than the maximal number fit. The hottest entries are found without it. What stays when it is full is W-TinyLFU's choice.
 * Maintenance runs on the calling thread, so that nothing is left for a frozen pool.
 */
final class CaffeineStore implements LocalStore {

    /** Where each entry may have so many bytes, their number is what bounds the memory: room for their counters at once. */
    private static final int ROOMY_BYTES = 4096;

    private final Cache<Name, LocalEntry<?>> cache;
    private final Policy<Name, LocalEntry<?>> policy;
    private final Ticker ticker;
    private final CoarseTicker coarse;
    private final ThreadLocal<Probe> probes = ThreadLocal.withInitial(Probe::new);
    private final Counters counters;
    private final LocalLimits limits;
    private final Quota quota;
    private final Pins pins;
    private final Pressure pressure;
    private final HotEntries hot;
    private final double unit;
    private final int least;
    private double share = 1;
    private long lent;
    private volatile long maximum;

    CaffeineStore(LocalLimits limits, HotEntries hot, Ticker ticker, Counters counters) {
        this.ticker = ticker;
        this.coarse = new CoarseTicker(ticker.read());
        this.counters = counters;
        this.limits = limits;
        this.quota = new Quota(limits.tenantShare());
        this.pins = new Pins(limits.pins());
        this.pressure = new Pressure(limits.gauge(), ticker.read());
        this.hot = hot;
        this.unit = (double) limits.maxBytes() / limits.maxEntries();
        this.least = Math.clamp(limits.maxBytes() / limits.maxEntries(), 1, Integer.MAX_VALUE);
        this.maximum = limits.maxBytes();
        this.cache = Caffeine.newBuilder()
                .maximumWeight(limits.maxEntries())
                .initialCapacity((int) Math.min(limits.maxEntries(), limits.maxBytes() / ROOMY_BYTES))
                .weigher((Name key, LocalEntry<?> entry) -> pins.admits(key, weight(entry)) ? 0 : units(key, entry))
                .expireAfter(new ByTemperature())
                .removalListener(this::removed)
                .ticker(coarse)
                .executor(Runnable::run)
                .build();
        this.policy = cache.policy();
    }

    private int weight(LocalEntry<?> entry) {
        return Math.max(entry.weight(), least);
    }

    /**
     * Weights are told in units of which the memory has as many as entries: Caffeine adapts its policy by the size that it
     * is told, and does so for entries, not for bytes. What lies between two units is one or the other by the key's hash, so
     * that many entries together weigh what they should.
     */
    private int units(Name key, LocalEntry<?> entry) {
        double share = ((key.hashCode() * 0x9E3779B1) >>> 8) * 0x1p-24;
        return Math.max(1, (int) (entry.weight() / unit + share));
    }

    private void removed(@Nullable Name key, @Nullable LocalEntry<?> entry, RemovalCause cause) {
        if (key == null || entry == null) {
            return;
        }
        quota.removed(key.tenant(), weight(entry));
        // An entry whose life had ended counts as removed, not as replaced, also when the next one is there.
        if (cause != RemovalCause.REPLACED && !cache.asMap().containsKey(key)) {
            pins.released(key);
        }
        if (cause.wasEvicted() && key instanceof LocalKey name) {
            hot.wasRemoved(name);
        }
        if (cause == RemovalCause.SIZE) {
            counters.add(Counter.LOCAL_EVICTED);
        }
    }

    @Override
    public @Nullable LocalEntry<?> get(LocalKey key) {
        return find(key, ticker.read());
    }

    @Override
    public @Nullable LocalEntry<?> find(String tenant, String region, String key, long now) {
        int hash = Name.hash(tenant, region, key);
        LocalEntry<?> found = hot.find(hash, tenant, region, key);
        return found != null ? found : search(hash, probes.get().at(tenant, region, key), now);
    }

    private @Nullable LocalEntry<?> search(int hash, Probe name, long now) {
        LocalEntry<?> entry = find(name, now);
        if (entry != null && hot.wants(hash, entry, now)) {
            heat(hash, name.kept(), entry);
        }
        return entry;
    }

    @SuppressWarnings("ReferenceEquality") // Another entry of the key is another one.
    private void heat(int hash, LocalKey key, LocalEntry<?> entry) {
        cache.asMap().computeIfPresent(key, (name, current) -> {
            if (current == entry) {
                hot.take(hash, entry);
            }
            return current;
        });
    }

    private @Nullable LocalEntry<?> find(Name name, long now) {
        coarse.see(now);
        return cache.getIfPresent(name);
    }

    /** Looks where an entry may be: it leaves Caffeine first. No read of Caffeine's, so that the compiler sees mostly hits there. */
    @Override
    public @Nullable LocalEntry<?> peek(LocalKey key) {
        coarse.see(ticker.read());
        LocalEntry<?> entry = policy.getIfPresentQuietly(key);
        return entry != null ? entry : hot.peek(key);
    }

    @Override
    public void put(LocalKey key, LocalEntry<?> entry) {
        coarse.see(ticker.read());
        int weight = weight(entry);
        if (entry.weight() > limits.maxValueShare() * limits.maxBytes()) {
            counters.add(Counter.LOCAL_TOO_LARGE);
            remove(key);
        } else if (quota.admits(key.tenant(), weight, maximum) || cache.asMap().containsKey(key)) {
            quota.added(key.tenant(), weight);
            cache.put(key, entry);
            hot.wasPut(key, units(key, entry));
        } else {
            counters.add(Counter.OVER_QUOTA);
            // What it had of the key may be gone from Caffeine at the moment, and still be hot.
            remove(key);
        }
    }

    @Override
    public void remove(LocalKey key) {
        cache.invalidate(key);
        hot.wasRemoved(key);
    }

    @Override
    public boolean pin(LocalKey key) {
        boolean pinned = pins.pin(key);
        weighAgain(key);
        return pinned;
    }

    @Override
    public void unpin(LocalKey key) {
        pins.unpin(key);
        weighAgain(key);
    }

    private void weighAgain(LocalKey key) {
        cache.asMap().computeIfPresent(key, (name, entry) -> entry);
    }

    @Override
    public long maxBytes() {
        return limits.maxBytes();
    }

    @Override
    public synchronized void lend(long bytes) {
        lent = bytes;
        resize();
    }

    @Override
    public synchronized void relieve(long now) {
        double next = pressure.look(now);
        if (next < share) {
            counters.add(Counter.LOCAL_SHRUNK);
        }
        if (next != share) {
            share = next;
            resize();
        }
    }

    private void resize() {
        maximum = Math.max(0, (long) (limits.maxBytes() * share) - lent);
        policy.eviction().ifPresent(eviction -> eviction.setMaximum(Math.round(maximum / unit)));
    }

    long entries() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    Pins pins() {
        return pins;
    }

    long heldBy(String tenant) {
        cache.cleanUp();
        return quota.held(tenant);
    }

    /** The entry knows its life. A read is counted here, where Caffeine asks what it does to that. */
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
            return entry.read(now) ? entry.remaining(now) : current;
        }
    }
}
