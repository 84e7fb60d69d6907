package io.enterprisehub.cache.tier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all regions and sessions of a cache share.
 *
 * @param remote null when the level was left out
 * @param hydration null when snapshots are not pulled
 * @param persistent null when the level was left out
 * @param random of tokens and jitter; must not repeat itself after a restore
 */
record Core(
        LocalStore store,
        @Nullable RemoteLevel remote,
        Breaker breaker,
        @Nullable PersistentLevel persistent,
        Ticker ticker,
        Renewed random,
        Waiting waiting,
        Coherence coherence,
        Counters counters,
        Heat heat,
        Hydrated hydrated,
        @Nullable Hydration hydration,
        AtomicLong sequences,
        Map<String, TenantLog> logs) {

    static Core of(
            LocalStore store,
            @Nullable RemoteLevel remote,
            Breaker breaker,
            @Nullable PersistentLevel persistent,
            Ticker ticker,
            Renewed random,
            Waiting waiting,
            Coherence coherence,
            Counters counters,
            @Nullable HydrationPolicy hydration) {
        Hydrated hydrated = new Hydrated(store);
        return new Core(
                store,
                remote,
                breaker,
                persistent,
                ticker,
                random,
                waiting,
                coherence,
                counters,
                new Heat(ticker.read()),
                hydrated,
                Hydration.of(remote == null ? null : hydration, hydrated, coherence, counters),
                new AtomicLong(),
                new ConcurrentHashMap<>());
    }

    /** The same for one region, which counts for itself as well. */
    Core of(String region) {
        return new Core(
                store,
                remote,
                breaker,
                persistent,
                ticker,
                random,
                waiting,
                coherence,
                counters.of(region),
                heat,
                hydrated,
                hydration,
                sequences,
                logs);
    }

    /** Whether both are of one cache. */
    @SuppressWarnings("ReferenceEquality") // Equal maps of two caches are two caches.
    boolean isSameCache(Core other) {
        return logs == other.logs;
    }

    TenantLog log(String tenant) {
        TenantLog known = logs.get(tenant);
        return known != null
                ? known
                : logs.computeIfAbsent(
                        tenant, name -> new TenantLog(coherence, counters, begun(), () -> hydrated.drop(name)));
    }

    /** Of groups nothing is known before the first barrier; without a shared level there is nothing else to know. */
    private GroupState begun() {
        return remote == null ? new GroupState("alone", 0) : TenantLog.NOTHING_KNOWN;
    }

    /** Orders barriers and loads of this environment. */
    long nextSequence() {
        return sequences.incrementAndGet();
    }

    /** 64 random bits in hex: a token or nonce that nobody else has. */
    String unique() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    /**
     * Asks the shared level, unless it is left out or has just failed.
     *
     * @return null when there is no answer
     */
    <T> @Nullable T ask(Function<RemoteLevel, T> question) {
        if (remote == null || !breaker.allows()) {
            return null;
        }
        try {
            T answer = question.apply(remote);
            breaker.succeeded();
            return answer;
        } catch (RemoteUnavailable down) {
            breaker.failed();
            counters.add(Counter.REMOTE_FAILED);
            return null;
        }
    }
}
