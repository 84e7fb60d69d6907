package io.enterprisehub.local.traffic;

import io.enterprisehub.local.oracle.EventKey;
import java.util.List;

/**
 * A location that installs, works, uninstalls half-way, and of which late events arrive afterwards: some that GHL repeats, some that
 * it could not deliver before. Whatever their order, the tombstone must be all that remains.
 */
record Leaver(MarketTraffic history, Envelopes envelopes, Schedule schedule, Expected expected) {

    private static final double LEAVES_AT = 0.5;
    private static final double LATE_FROM = 0.65;

    void add() {
        MarketEvent installation = history.installations().getFirst();
        String tenant = installation.key().tenant();
        schedule.at(-1000, envelopes.signed(PostKind.INSTALL, installation.body()));

        List<MarketEvent> events = history.events();
        int inTime = events.size() * 2 / 3;
        for (MarketEvent event : events.subList(0, inTime)) {
            Post post = envelopes.signed(PostKind.EVENT, event.body());
            schedule.between(0, LEAVES_AT, post);
            schedule.between(LATE_FROM, 1, post.as(PostKind.AFTER_UNINSTALL));
        }
        EventKey leaving = new EventKey(tenant, "uninstall-" + tenant);
        expected.purged(leaving);
        byte[] uninstall = Bodies.bytes(Bodies.event(
                "UNINSTALL", tenant, leaving.eventId(), history.now().minusSeconds(60)));
        schedule.between(LEAVES_AT, LEAVES_AT, envelopes.signed(PostKind.UNINSTALL, uninstall));
        for (MarketEvent event : events.subList(inTime, events.size())) {
            schedule.between(LATE_FROM, 1, envelopes.signed(PostKind.AFTER_UNINSTALL, event.body()));
        }
    }
}
