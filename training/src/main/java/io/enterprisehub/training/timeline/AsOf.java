package io.enterprisehub.training.timeline;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The features of a lead as they were at a moment: made of nothing that was received later.
 *
 * <p>A store keeps the latest state of appointments, opportunities, tasks and do-not-disturb only, and when it was last written. That a state
 * was written again later says what became of the lead, so these columns are left unknown: with them a training would learn the outcome.
 */
final class AsOf {

    /** Columns that a store cannot say of the past. */
    static final Set<Feature> UNKNOWABLE = EnumSet.of(
            Feature.APPOINTMENTS_AHEAD,
            Feature.APPOINTMENTS_KEPT,
            Feature.APPOINTMENTS_MISSED,
            Feature.OPPORTUNITIES_OPEN,
            Feature.OPPORTUNITY_VALUE_LOG,
            Feature.TASKS_OPEN,
            Feature.DO_NOT_DISTURB);

    private AsOf() {}

    static float[] features(LeadTimeline timeline, Instant moment) {
        Lead lead = Lead.unknown(timeline.lead());
        Map<LeadField, @Nullable String> known = new EnumMap<>(LeadField.class);
        if (timeline.createdAt() != null) {
            known.put(LeadField.CREATED_AT, timeline.createdAt().toString());
        }
        if (timeline.source() != null) {
            known.put(LeadField.SOURCE, timeline.source());
        }
        int number = 0;
        for (LeadTimeline.Received received : timeline.events()) {
            if (received.receivedAt().isAfter(moment)) {
                break;
            }
            List<LeadChange> changes = new ArrayList<>();
            if (number == 0 && !known.isEmpty()) {
                changes.add(new LeadChange.FieldsSet(known, received.occurredAt()));
            }
            for (Signal signal : received.signals()) {
                changes.add(new LeadChange.Observed(signal, received.occurredAt()));
            }
            lead = lead.apply(new LeadEvent(
                    timeline.lead(),
                    "e" + number++,
                    "past",
                    received.occurredAt(),
                    received.receivedAt(),
                    false,
                    changes));
        }
        float[] row = new float[Features.COUNT];
        Features.write(lead, moment, row, 0);
        UNKNOWABLE.forEach(feature -> row[feature.ordinal()] = Float.NaN);
        return row;
    }
}
