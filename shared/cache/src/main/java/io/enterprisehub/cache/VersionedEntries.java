package io.enterprisehub.cache;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Copies of rows, each with the version of its row. A write takes effect only when its version is higher than the one that
 * is there: writers may come late and in any order, and what is read never goes backwards.
 *
 * <p>Safe for any thread. All methods throw {@link RedisUnavailable}.
 */
public final class VersionedEntries {

    /**
     * KEYS entry; ARGV version, document, life in milliseconds, whether erased. Versions are compared as decimal text,
     * by length first: a Lua number is a double and confuses neighbours above 2^53.
     */
    private static final Script PUT_IF_NEWER = Script.of("""
            local old = redis.call('HGET', KEYS[1], 'v')
            local new = ARGV[1]
            if old and (#old > #new or (#old == #new and old >= new)) then return 0 end
            redis.call('HSET', KEYS[1], 'v', new)
            if ARGV[4] == '1' then
              redis.call('HDEL', KEYS[1], 'd')
            else
              redis.call('HSET', KEYS[1], 'd', ARGV[2])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """, ScriptOutputType.INTEGER);

    /** Keys asked for in one step of a scan: a few milliseconds of Redis's single thread. */
    private static final int SCAN_COUNT = 1_000;

    private final RedisLink link;
    private final String kind;

    /**
     * Entries of one kind.
     *
     * @param kind part of the key, such as {@code lead}
     */
    public VersionedEntries(RedisLink link, String kind) {
        this.link = link;
        this.kind = kind;
    }

    /** A document as it was read. */
    public record Versioned(long version, String document) {}

    /**
     * Writes all entries in one pipeline.
     *
     * @return how many were newer than what was there
     */
    public int putAll(Collection<Entry> entries, Duration timeout) {
        if (entries.isEmpty()) {
            return 0;
        }
        return link.call(timeout, redis -> {
            List<CompletableFuture<Long>> writes =
                    entries.stream().map(entry -> put(redis, entry)).toList();
            return CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new))
                    .thenApply(done -> writes.stream()
                            .mapToInt(write -> write.join().intValue())
                            .sum());
        });
    }

    private CompletableFuture<Long> put(RedisClusterAsyncCommands<String, String> redis, Entry entry) {
        String document = entry.document();
        return PUT_IF_NEWER.run(
                redis,
                List.of(TenantKeys.of(entry.tenant()).entry(kind, entry.id())),
                Long.toString(entry.version()),
                document == null ? "" : document,
                Long.toString(entry.ttl().toMillis()),
                document == null ? "1" : "0");
    }

    /** The newest document, or null when there is none or it was erased. */
    public @Nullable Versioned get(String tenant, String id, Duration timeout) {
        String key = TenantKeys.of(tenant).entry(kind, id);
        List<KeyValue<String, String>> fields = link.call(timeout, redis -> redis.hmget(key, "v", "d"));
        KeyValue<String, String> version = fields.get(0);
        KeyValue<String, String> document = fields.get(1);
        if (!version.hasValue() || !document.hasValue()) {
            return null;
        }
        return new Versioned(Long.parseLong(version.getValue()), document.getValue());
    }

    /** Removes entries with their versions; a late older write may bring one back, see {@link Entry#document}. */
    public void remove(String tenant, Collection<String> ids, Duration timeout) {
        if (ids.isEmpty()) {
            return;
        }
        TenantKeys keys = TenantKeys.of(tenant);
        String[] doomed = ids.stream().map(id -> keys.entry(kind, id)).toArray(String[]::new);
        link.call(timeout, redis -> redis.unlink(doomed));
    }

    /**
     * Removes every key of the tenant, of whatever kind. It walks the whole key space, for uninstalled tenants only. When
     * it throws, some keys may remain: repeat it.
     *
     * @return how many keys were removed
     */
    public long purge(String tenant, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        ScanArgs all = ScanArgs.Builder.matches(TenantKeys.of(tenant).pattern()).limit(SCAN_COUNT);
        long removed = 0;
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            ScanCursor from = cursor;
            KeyScanCursor<String> found = link.call(left(end), redis -> redis.scan(from, all));
            if (!found.getKeys().isEmpty()) {
                String[] keys = found.getKeys().toArray(String[]::new);
                removed += link.<Long>call(left(end), redis -> redis.unlink(keys));
            }
            cursor = found;
        } while (!cursor.isFinished());
        return removed;
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
