package io.enterprisehub.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** When what is broken, relative to the first post. Equal seeds, equal schedules. */
record ChaosSchedule(List<Blow> blows) {

    static final Duration REDIS_OUTAGE = Duration.ofSeconds(10);
    static final Duration POSTGRES_OUTAGE = Duration.ofSeconds(20);

    /** Kills at random instants hit every step of an invocation sooner or later: a batch takes tens of milliseconds. */
    private static final Duration MEAN_BETWEEN_KILLS = Duration.ofMillis(1500);

    private static final Duration KILLS_UNTIL = Duration.ofSeconds(60);

    enum Kind {
        KILL_ENVIRONMENT,
        STOP_REDIS,
        STOP_POSTGRES
    }

    record Blow(Duration at, Kind kind) {}

    ChaosSchedule {
        blows = List.copyOf(blows);
    }

    /** Kills from the start on; each outage once, somewhere in the time in which posts are certainly being sent. */
    static ChaosSchedule of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Blow> blows = new ArrayList<>();
        blows.add(new Blow(seconds(2, 6, random), Kind.STOP_REDIS));
        blows.add(new Blow(seconds(4, 14, random), Kind.STOP_POSTGRES));
        Duration at = Duration.ZERO;
        while (at.compareTo(KILLS_UNTIL) < 0) {
            // Exponential gaps: no instant is safer than another.
            double gap = -Math.log(1 - random.nextDouble()) * MEAN_BETWEEN_KILLS.toMillis();
            at = at.plusMillis((long) gap);
            blows.add(new Blow(at, Kind.KILL_ENVIRONMENT));
        }
        blows.sort(Comparator.comparing(Blow::at));
        return new ChaosSchedule(blows);
    }

    private static Duration seconds(int from, int to, SplittableRandom random) {
        return Duration.ofMillis(random.nextLong(1000L * from, 1000L * to));
    }
}
