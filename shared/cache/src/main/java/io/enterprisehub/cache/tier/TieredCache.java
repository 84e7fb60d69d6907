package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.postgres.ComputedValues;
import io.enterprisehub.cache.tier.postgres.PostgresLevel;
import io.enterprisehub.cache.tier.remote.Group;
import io.enterprisehub.cache.tier.remote.KeyHeat;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Regions of values over a local level, a shared level and a loader. Either level may be left out or fail; the loader is
 * the truth. Make one per environment and a {@link Session} per invocation.
 *
 * <pre>{@code
 * TieredCache cache = TieredCache.builder().local(64 << 20).remote(new RedisLevel(link, ofMillis(50))).build();
 * Region<String, Lead> leads = cache.region(new RegionDefinition<>("lead", id -> id, codec, loader, RegionPolicy.strict()));
 * try (Session session = cache.session(Duration.ofSeconds(10))) {
 *     Lead lead = leads.get(session, tenant, id);
 * }
 * }</pre>
 *
 * <p>Safe for any thread.
 */
public final class TieredCache {

    private final Core core;
    private final @Nullable CacheListener listener;
    private final @Nullable Duration budget;
    private final Map<String, Region<?, ?>> regions = new ConcurrentHashMap<>();

    private TieredCache(Core core, @Nullable CacheListener listener, @Nullable Duration budget) {
        this.core = core;
        this.listener = listener;
        this.budget = budget;
    }

    /** No level yet. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds a region; all of them before the first session.
     *
     * @throws IllegalArgumentException when the name is taken
     */
    public <K, V> Region<K, V> region(RegionDefinition<K, V> definition) {
        boolean local = core.store().maxBytes() > 0;
        Advice.check(definition.name(), definition.policy(), local, core.remote() != null, budget);
        CacheListener told = listener;
        Loader<K, V> loader = told == null
                ? definition.loader()
                : new ObservedLoader<>(definition.loader(), definition.name(), told, core.ticker());
        Region<K, V> region = new Region<>(core.of(definition.name()), definition.loadedBy(loader), this::changed);
        if (regions.putIfAbsent(definition.name(), region) != null) {
            throw new IllegalArgumentException("There is a region named " + definition.name());
        }
        return region;
    }

    /**
     * Begins an invocation.
     *
     * @param budget time that reads may wait for others, and that refreshes may take at the end
     */
    public Session session(Duration budget) {
        rebase();
        return new Session(core, budget);
    }

    private void rebase() {
        if (core.ticker() instanceof WallTicker wall) {
            wall.rebase();
        }
        core.store().relieve(core.ticker().read());
    }

    /**
     * To be called after a restore from a checkpoint, before the first session: what memory holds is then served only when
     * the loader fails and the log tells what became of it, snapshots are pulled again, and random numbers differ from those
     * of other environments that were restored from the same checkpoint. The connection is the remote level's own matter.
     */
    public void restored() {
        rebase();
        core.random().renew();
        core.breaker().succeeded();
        core.logs().values().forEach(TenantLog::restored);
    }

    /**
     * Forgets all of a tenant's values that have the tag, in all regions that this cache knows.
     *
     * @throws NotAcknowledged when a level could not be told
     */
    public void evictTag(String tenant, String tag) {
        groups().invalidate(tenant, Group.tag(tag), Verb.EVICT_GROUP);
    }

    /** Ends the lives of all of a tenant's values that have the tag, as {@link #evictTag} forgets them. */
    public void expireTag(String tenant, String tag) {
        groups().invalidate(tenant, Group.tag(tag), Verb.EXPIRE_GROUP);
    }

    /**
     * Forgets all of a tenant's values.
     *
     * @throws NotAcknowledged when a level could not be told
     */
    public void evictTenant(String tenant) {
        groups().invalidate(tenant, Group.ALL, Verb.EVICT_GROUP);
    }

    /** Ends the lives of all of a tenant's values, as {@link #evictTenant} forgets them. */
    public void expireTenant(String tenant) {
        groups().invalidate(tenant, Group.ALL, Verb.EXPIRE_GROUP);
    }

    private GroupWrites groups() {
        return new GroupWrites(core, tenant -> regions.values().forEach(region -> region.forgetAll(tenant)));
    }

    /** Publishes what other environments hydrate from. */
    public Snapshots snapshots(SnapshotPolicy policy) {
        return new Snapshots(core, policy);
    }

    /**
     * What this environment read most of a tenant since the last drain, hottest first: to be called at the end of an
     * invocation, and told to {@link io.enterprisehub.cache.tier.remote.AccessLog}.
     */
    public List<KeyHeat> drainHeat(String tenant, int n) {
        return core.heat().drain(tenant, n);
    }

    /** The hottest keys of all tenants, of about the last ten minutes. */
    public List<KeyHeat> hottest(int n) {
        return core.heat().hottest(n);
    }

    /** Whether the shared level has just failed and is left alone, so that reads go past it. */
    public boolean sharedRests() {
        return core.remote() != null && !core.breaker().mayAllow();
    }

    /** Whether the persistent level is, likewise. */
    public boolean persistentRests() {
        PersistentLevel level = core.persistent();
        return level != null && level.rests();
    }

    public Counters counters() {
        return core.counters();
    }

    private void changed(String tenant, LogEntry change) {
        Region<?, ?> region = regions.get(change.address().region());
        if (region != null) {
            region.changed(tenant, change);
        }
    }

    /** Where a region hands on what it read of the log, which speaks of all regions. */
    @FunctionalInterface
    interface Changes {
        void changed(String tenant, LogEntry change);
    }

    /** Chooses levels. */
    public static final class Builder {

        private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

        private @Nullable LocalLimits local;
        private @Nullable RemoteLevel remote;
        private @Nullable PostgresLevel postgres;
        private Duration restAfterFailure = REST_AFTER_FAILURE;
        private Ticker ticker = new WallTicker(System::nanoTime, InstantSource.system());
        private Supplier<RandomGenerator> random = SeededRandom::create;
        private Waiting waiting = Waiting.real();
        private Coherence coherence = new Coherence();
        private HotEntries.Steady hotWhen = LocalEntry::isSteady;
        private @Nullable HydrationPolicy hydration;
        private @Nullable CacheListener listener;
        private @Nullable Duration budget;

        private Builder() {}

        /** Memory for at most so many bytes of encoded values, and 50,000 entries. */
        public Builder local(long maxBytes) {
            return local(LocalLimits.of(maxBytes));
        }

        /** Memory within these bounds. */
        public Builder local(LocalLimits limits) {
            local = limits;
            return this;
        }

        /** The level that environments share. */
        public Builder remote(RemoteLevel level) {
            remote = level;
            return this;
        }

        /** Pulls the snapshot of each tenant at its first read; without it memory fills by reading alone. */
        public Builder hydrate(HydrationPolicy policy) {
            hydration = policy;
            return this;
        }

        /** The level of expensive computed values, for regions that want it. */
        public Builder persistent(PostgresLevel level) {
            postgres = level;
            return this;
        }

        /** How long the shared level, or the persistent one, is left alone after a failure; one second unless said otherwise. */
        public Builder restAfterFailure(Duration rest) {
            restAfterFailure = rest;
            return this;
        }

        /** Told of calls that leave memory. */
        public Builder listener(CacheListener newListener) {
            listener = newListener;
            return this;
        }

        /** The shortest budget that sessions will have, so that regions which cannot keep it are refused. */
        public Builder sessionBudget(Duration shortest) {
            budget = shortest;
            return this;
        }

        /** Time; by default one that a freeze cannot stop. */
        public Builder ticker(Ticker newTicker) {
            ticker = newTicker;
            return this;
        }

        /**
         * Source of tokens, nonces and jitter; must be safe for any thread, differ in every environment and renew itself after
         * a restore.
         */
        public Builder random(RandomGenerator newRandom) {
            return randomFrom(() -> newRandom);
        }

        /** Sources of tokens, nonces and jitter: one is made now, and one after each restore. */
        public Builder randomFrom(Supplier<RandomGenerator> sources) {
            random = sources;
            return this;
        }

        Builder waiting(Waiting newWaiting) {
            waiting = newWaiting;
            return this;
        }

        Builder coherence(Coherence newCoherence) {
            coherence = newCoherence;
            return this;
        }

        /** Which entries are hot; the same for all but tests. */
        Builder hotWhen(HotEntries.Steady steady) {
            hotWhen = steady;
            return this;
        }

        public TieredCache build() {
            Advice.check(local, remote != null, hydration);
            Counters counters = new Counters();
            RemoteLevel asked =
                    remote == null || listener == null ? remote : new ObservedLevel(remote, listener, ticker);
            LocalStore store = local == null ? LocalStore.none() : memory(local, counters);
            Breaker breaker = new Breaker(ticker, restAfterFailure);
            ComputedValues values =
                    postgres == null || listener == null ? postgres : new ObservedValues(postgres, listener, ticker);
            PersistentLevel persistent = values == null
                    ? null
                    : new PersistentLevel(values, new Breaker(ticker, restAfterFailure), counters);
            Core core = Core.of(
                    store,
                    asked,
                    breaker,
                    persistent,
                    ticker,
                    new Renewed(random),
                    waiting,
                    coherence,
                    counters,
                    hydration);
            return new TieredCache(core, listener, budget);
        }

        private LocalStore memory(LocalLimits limits, Counters counters) {
            HotEntries hot = new HotEntries(limits.maxEntries(), hotWhen, coherence);
            return new CaffeineStore(limits, hot, ticker, counters);
        }
    }
}
