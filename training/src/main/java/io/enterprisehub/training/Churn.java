package io.enterprisehub.training;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What churn of a lead is: an engaged lead that within the horizon is lost, or gives no sign of life in all of it, and is not won
 * meanwhile. Engaged is who gave a sign of life shortly before; who has been silent for long cannot leave once more.
 *
 * <p>Signs of life and statuses are what the CRM reports, so the same can be said of a real history.
 */
public final class Churn {

    /** Who gave a sign of life within this time is engaged. */
    public static final Duration ENGAGED = Duration.ofDays(30);

    /** How long after a moment it shows. */
    public static final Duration HORIZON = Duration.ofDays(30);

    private final NavigableSet<Instant> signs;
    private final @Nullable Instant won;
    private final @Nullable Instant lost;

    private Churn(NavigableSet<Instant> signs, @Nullable Instant won, @Nullable Instant lost) {
        this.signs = signs;
        this.won = won;
        this.lost = lost;
    }

    /** The history of one lead, in the order in which it was received. */
    static Churn of(LeadKey key, List<LeadEvent> events) {
        NavigableSet<Instant> signs = new TreeSet<>();
        Instant won = null;
        Instant lost = null;
        Lead lead = Lead.unknown(key);
        for (LeadEvent event : events) {
            for (LeadChange change : event.changes()) {
                if (change instanceof LeadChange.Observed(var signal, Instant at) && Features.isSignOfLife(signal)) {
                    signs.add(at);
                }
            }
            lead = lead.apply(event);
            won = won == null && lead.status() == LeadStatus.WON ? event.receivedAt() : won;
            lost = lost == null && lead.status() == LeadStatus.LOST ? event.receivedAt() : lost;
        }
        return new Churn(signs, won, lost);
    }

    /**
     * The history of one lead, as a store knows it.
     *
     * @param signs when the lead gave signs of life
     * @param won when it was won; null = it was not
     * @param lost when it was lost; null = it was not
     */
    public static Churn of(Collection<Instant> signs, @Nullable Instant won, @Nullable Instant lost) {
        return new Churn(new TreeSet<>(signs), won, lost);
    }

    /** Of a row of features. */
    public static boolean isEngaged(float[] row) {
        return row[Feature.DAYS_SINCE_LAST_SIGN.ordinal()] <= ENGAGED.toDays();
    }

    /** Whether it is lost or silent for the horizon after the moment, and not won meanwhile. */
    public boolean leavesAfter(Instant moment) {
        Instant end = moment.plus(HORIZON);
        if (isWithin(won, moment, end)) {
            return false;
        }
        Instant next = signs.higher(moment);
        return isWithin(lost, moment, end) || next == null || next.isAfter(end);
    }

    private static boolean isWithin(@Nullable Instant at, Instant from, Instant to) {
        return at != null && at.isAfter(from) && !at.isAfter(to);
    }
}
