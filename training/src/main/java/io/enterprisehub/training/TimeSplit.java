package io.enterprisehub.training;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Training, calibration and test, one after the other in time. A snapshot whose outcome was not yet known when the next part
 * began is dropped, and so is one of a lead that an earlier part has seen: nothing of the later parts is in the earlier ones.
 */
record TimeSplit(List<Snapshot> training, List<Snapshot> calibration, List<Snapshot> test) {

    /** When calibration and test begin, as shares of the market's time. */
    static final double CALIBRATION_FROM = 0.55;

    static final double TEST_FROM = 0.78;

    TimeSplit {
        training = List.copyOf(training);
        calibration = List.copyOf(calibration);
        test = List.copyOf(test);
    }

    static TimeSplit of(List<Snapshot> snapshots) {
        Set<LeadKey> seen = new HashSet<>();
        List<Snapshot> training = part(snapshots, 0, CALIBRATION_FROM, seen);
        List<Snapshot> calibration = part(snapshots, CALIBRATION_FROM, TEST_FROM, seen);
        return new TimeSplit(training, calibration, part(snapshots, TEST_FROM, 1, seen));
    }

    private static List<Snapshot> part(List<Snapshot> snapshots, double from, double to, Set<LeadKey> seen) {
        Instant first = time(from);
        Instant known = time(to).minus(TrainingSettings.HORIZON);
        List<Snapshot> part = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            if (!snapshot.at.isBefore(first) && snapshot.at.isBefore(known) && !seen.contains(snapshot.lead)) {
                part.add(snapshot);
            }
        }
        part.forEach(snapshot -> seen.add(snapshot.lead));
        return part;
    }

    static Instant time(double share) {
        return TrainingSettings.START.plusMillis(Math.round(share * TrainingSettings.MARKET.toMillis()));
    }
}
