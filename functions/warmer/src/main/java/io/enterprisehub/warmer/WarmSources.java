package io.enterprisehub.warmer;

import io.enterprisehub.leadcache.Reading;
import io.enterprisehub.store.lead.LeadRanking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Why leads are warmed: what was read, what is due, what is hot, what is talking. A further reason is a bean
 * {@link WarmSource}; among sources of one priority it comes after these.
 */
final class WarmSources {

    private static final Duration DAY = Duration.ofDays(1);

    /** Of the highest scores: as many as a team works through in a day or two. */
    private static final int HOTTEST = 500;

    private WarmSources() {}

    /**
     * The sources of leads.
     *
     * @param rows how their rows are read
     * @param read leads that callers asked for lately, with decay
     */
    static List<WarmSource> of(Reading rows, LeadRanking ranking, WarmSource.Finder read, InstantSource clock) {
        return List.of(
                new WarmSource("read", Priority.CRITICAL, read),
                new WarmSource("appointment", Priority.CRITICAL, (tenant, limit) -> {
                    Instant now = clock.instant();
                    return rows.read(() -> ranking.appointments(tenant, now, now.plus(DAY), limit));
                }),
                new WarmSource(
                        "hottest",
                        Priority.CRITICAL,
                        (tenant, limit) -> rows.read(() -> ranking.hottest(tenant, Math.min(limit, HOTTEST)))),
                new WarmSource(
                        "conversation",
                        Priority.HIGH,
                        (tenant, limit) -> rows.read(
                                () -> ranking.active(tenant, clock.instant().minus(DAY), limit))),
                new WarmSource(
                        "active",
                        Priority.NORMAL,
                        (tenant, limit) -> rows.read(
                                () -> ranking.active(tenant, clock.instant().minus(DAY.multipliedBy(30)), limit))));
    }
}
