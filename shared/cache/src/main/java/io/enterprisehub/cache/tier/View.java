package io.enterprisehub.cache.tier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one session knows of one tenant: when it asked the log last, and with which end. Safe for any thread.
 */
final class View {

    private final String tenant;
    private final TenantLog log;
    private final Session session;
    private volatile @Nullable Mark mark;

    /**
     * A barrier.
     *
     * @param passed whether the log answered
     * @param at when it was begun, in the cache's time
     * @param sequence orders it against loads of this environment
     */
    record Mark(boolean passed, long at, long sequence) {}

    View(String tenant, TenantLog log, Session session) {
        this.tenant = tenant;
        this.log = log;
        this.session = session;
    }

    String tenant() {
        return tenant;
    }

    TenantLog log() {
        return log;
    }

    Session session() {
        return session;
    }

    @Nullable
    Mark mark() {
        return mark;
    }

    void mark(@Nullable Mark next) {
        mark = next;
    }

    /** Whether there was a barrier, however it ended, and it is young enough. */
    boolean isMarked(long now, Duration maxStaleness) {
        Mark last = mark;
        return last != null && now - last.at() <= maxStaleness.toNanos();
    }

    /** Whether the log answered, recently enough that memory may be trusted. */
    boolean isCurrent(long now, long maxStalenessNanos) {
        Mark last = mark;
        return last != null && last.passed() && now - last.at() <= maxStalenessNanos;
    }
}
