package io.enterprisehub.leads;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When and by which event a value was written: the total order that decides between two writers of a field.
 *
 * @param at event time, cut to milliseconds (what every store keeps)
 * @param eventId breaks ties, so that two events of the same millisecond have one winner everywhere
 */
public record Stamp(Instant at, String eventId) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER =
            Comparator.comparing(Stamp::at).thenComparing(Stamp::eventId);

    public Stamp {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
