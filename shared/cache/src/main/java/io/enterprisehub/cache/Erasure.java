package io.enterprisehub.cache;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Duration;
import java.util.Collection;

/**
 * Removes keys of a tenant: claims that nobody will ask for again, or all that it has.
 *
 * <p>Safe for any thread. All methods throw {@link RedisUnavailable}.
 */
public final class Erasure {

    /** Keys asked for in one step of a scan: a few milliseconds of Redis's single thread. */
    private static final int SCAN_COUNT = 1_000;

    private final RedisLink link;

    public Erasure(RedisLink link) {
        this.link = link;
    }

    /** Removes claims on events, whatever their state. */
    public void claims(String tenant, Collection<String> eventIds, Duration timeout) {
        if (eventIds.isEmpty()) {
            return;
        }
        TenantKeys keys = TenantKeys.of(tenant);
        String[] doomed = eventIds.stream().map(keys::claim).toArray(String[]::new);
        link.call(timeout, redis -> redis.unlink(doomed));
    }

    /**
     * Removes every key of the tenant, of whatever kind. It walks the whole key space, for uninstalled tenants only. When
     * it throws, some keys may remain: repeat it.
     *
     * @return how many keys were removed
     */
    public long everything(String tenant, Duration timeout) {
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
