package io.enterprisehub.training;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;

/** The features of a lead at a moment, and what became of it. The row is never changed. */
final class Snapshot {

    final LeadKey lead;
    final Instant at;
    final float[] row;
    /** Won within the horizon after the moment. */
    final boolean converted;
    /**
     * The probability of that for one who knows the hidden intent, all that will happen, and when the matter will be settled - but
     * not the last draw. Nobody can do better.
     */
    final double ceiling;

    /** Showed a sign of life within {@link Churn#ENGAGED} before the moment: only then there is something to lose. */
    final boolean engaged;
    /** Fell silent or was lost after the moment, see {@link Churn}. */
    final boolean left;

    Snapshot(LeadKey lead, Instant at, float[] row, boolean converted, double ceiling, boolean engaged, boolean left) {
        this.lead = lead;
        this.at = at;
        this.row = row;
        this.converted = converted;
        this.ceiling = ceiling;
        this.engaged = engaged;
        this.left = left;
    }
}
