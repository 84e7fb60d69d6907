package io.enterprisehub.training;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Snapshots for tests that look at outcomes and times only. */
final class Snapshots {

    private Snapshots() {}

    static Snapshot of(String leadId, Instant at, boolean converted) {
        return new Snapshot(new LeadKey("tenant", leadId), at, new float[0], converted, 0, false, false);
    }

    static List<Snapshot> withOutcomes(boolean... converted) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (boolean outcome : converted) {
            snapshots.add(of("lead" + snapshots.size(), Instant.EPOCH, outcome));
        }
        return snapshots;
    }
}
