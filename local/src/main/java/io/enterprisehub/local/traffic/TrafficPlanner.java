package io.enterprisehub.local.traffic;

import io.enterprisehub.local.oracle.EventKey;
import io.enterprisehub.local.oracle.ExpectedEvent;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns a market into what a receiver would see of it: events in nearly their order, some far too late, some twice, some forged, some
 * damaged. Equal markets, keys and seeds give equal plans, but for the bytes of forged signatures.
 */
public final class TrafficPlanner {

    private static final double DUPLICATES = 0.05;
    private static final double BAD_SIGNATURES = 0.01;
    /** Events whose first delivery failed for long, so that they arrive after everything else. */
    private static final double LATE = 0.02;

    /** How far an event strays from its place, standard deviation in places. */
    private static final double DISORDER = 25;

    /** Where the late ones arrive, as part of the schedule. */
    private static final double LATE_FROM = 0.97;

    private final LocalKeys keys;
    private final long seed;

    public TrafficPlanner(LocalKeys keys, long seed) {
        this.keys = keys;
        this.seed = seed;
    }

    /** Plans the traffic of the market; {@code leaver} is the history of a location that uninstalls on the way. */
    public TrafficPlan plan(MarketTraffic market, MarketTraffic leaver) {
        SplittableRandom random = new SplittableRandom(seed);
        Envelopes envelopes = new Envelopes(keys, random);
        List<MarketEvent> events = market.events();
        Schedule schedule = new Schedule(events.size(), random);
        Expected expected = new Expected();

        int forged = 0;
        for (int place = 0; place < events.size(); place++) {
            MarketEvent event = events.get(place);
            PostKind kind = event.cut() ? PostKind.CUT : PostKind.EVENT;
            Post post = envelopes.signed(kind, event.body());
            ExpectedEvent wanted = ExpectedEvent.signed(event.key(), event.effect());
            expected.event(event.cut() ? wanted.cut() : wanted);

            double at = random.nextDouble() < LATE
                    ? events.size() * (LATE_FROM + 0.1 * random.nextDouble())
                    : place + DISORDER * random.nextGaussian();
            schedule.at(at, post);
            if (random.nextDouble() < DUPLICATES) {
                schedule.at(at + repetition(random, events.size() - at), post.as(PostKind.DUPLICATE));
            }
            if (random.nextDouble() < BAD_SIGNATURES) {
                forge(event, forged++, envelopes, random, schedule, expected);
            }
        }
        install(market, envelopes, schedule, expected);
        new Oddities(market, envelopes, schedule, expected).add();
        new Leaver(leaver, envelopes, schedule, expected).add();
        return new TrafficPlan(schedule.inOrder(), expected.complete());
    }

    /** How long after the first a duplicate comes, in places: at the same moment, soon, or at the very end. */
    private static double repetition(SplittableRandom random, double rest) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> 1e-6;
            case 2, 3 -> 200 * random.nextDouble();
            default -> Math.max(0, rest) + 100 * random.nextDouble();
        };
    }

    /** An event that never happened: if it were accepted, a counter would show it. */
    private static void forge(
            MarketEvent event,
            int way,
            Envelopes envelopes,
            SplittableRandom random,
            Schedule schedule,
            Expected expected) {
        EventKey key = new EventKey(
                event.key().tenant(), "forged-" + way + "-" + event.key().eventId());
        expected.forbidden(key);
        schedule.between(0, 1, envelopes.badlySigned(event.bodyWithId(key.eventId()), way + random.nextInt(2)));
    }

    /** The last location's installation arrives when a third of its events are already there. */
    private static void install(MarketTraffic market, Envelopes envelopes, Schedule schedule, Expected expected) {
        for (MarketEvent installation : market.installations()) {
            expected.installed(installation.key());
            Post post = envelopes.signed(PostKind.INSTALL, installation.body());
            boolean late =
                    installation.key().equals(market.installations().getLast().key());
            schedule.at(late ? market.events().size() / 3.0 : -1000, post);
        }
    }
}
