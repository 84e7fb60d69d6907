package io.enterprisehub.leads.score;

import io.enterprisehub.leads.Fields;
import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The features of a lead as of a moment: decay happens here, at read time, so that a score is fresh without any event. */
public final class Features {

    public static final int COUNT = Feature.values().length;

    private static final Set<Signal> SIGNS_OF_LIFE = EnumSet.of(
            Signal.MESSAGE_IN,
            Signal.CALL_ANSWERED,
            Signal.VOICEMAIL,
            Signal.EMAIL_OPENED,
            Signal.EMAIL_CLICKED,
            Signal.CAMPAIGN_REPLY);
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private Features() {}

    /** Whether a signal shows that the lead itself did something. */
    public static boolean isSignOfLife(Signal signal) {
        return SIGNS_OF_LIFE.contains(signal);
    }

    /** Writes the features of the lead into {@code rows} from {@code offset}. */
    public static void write(Lead lead, Instant now, float[] rows, int offset) {
        for (Feature feature : Feature.values()) {
            rows[offset + feature.ordinal()] = (float) value(feature, lead, now);
        }
    }

    /** Share of the features that are known. A signal that was never observed is known to be absent only once anything was. */
    public static double completeness(float[] rows, int offset) {
        int known = 0;
        for (int i = 0; i < COUNT; i++) {
            known += Float.isNaN(rows[offset + i]) ? 0 : 1;
        }
        return (double) known / COUNT;
    }

    private static double value(Feature feature, Lead lead, Instant now) {
        Signal signal = feature.signal();
        if (signal != null) {
            return lead.signals().isEmpty() ? Double.NaN : decayed(lead, signal, now);
        }
        return switch (feature) {
            case REPLY_SHARE -> replyShare(lead, now);
            case DAYS_SINCE_LAST_SIGN -> daysSinceLastSign(lead, now);
            case AGE_DAYS -> days(instant(lead.fields().get(LeadField.CREATED_AT)), now);
            case APPOINTMENTS_AHEAD -> appointments(lead, now, true, "new", "confirmed");
            case APPOINTMENTS_KEPT -> appointments(lead, now, false, "showed");
            case APPOINTMENTS_MISSED -> appointments(lead, now, false, "noshow", "cancelled", "invalid");
            case OPPORTUNITIES_OPEN -> count(lead, ItemKind.OPPORTUNITY, "open");
            case OPPORTUNITY_VALUE_LOG -> opportunityValue(lead);
            case TASKS_OPEN -> count(lead, ItemKind.TASK, "open");
            case DO_NOT_DISTURB -> flag(lead.fields().get(LeadField.DND));
            case SOURCE_REFERRAL -> source(lead, LeadSource.REFERRAL);
            case SOURCE_PORTAL -> source(lead, LeadSource.PORTAL);
            case SOURCE_WEBSITE -> source(lead, LeadSource.WEBSITE);
            case SOURCE_ADVERTISEMENT -> source(lead, LeadSource.ADVERTISEMENT);
            case SOURCE_OPEN_HOUSE -> source(lead, LeadSource.OPEN_HOUSE);
            default -> throw new IllegalStateException("no rule for feature " + feature);
        };
    }

    private static double decayed(Lead lead, Signal signal, Instant now) {
        return lead.signal(signal).value(now, signal.halfLife());
    }

    private static double replyShare(Lead lead, Instant now) {
        double in = decayed(lead, Signal.MESSAGE_IN, now);
        double all = in + decayed(lead, Signal.MESSAGE_OUT, now);
        return all < 1e-6 ? Double.NaN : in / all;
    }

    private static double daysSinceLastSign(Lead lead, Instant now) {
        long last = SIGNS_OF_LIFE.stream()
                .mapToLong(signal -> lead.signal(signal).last())
                .max()
                .orElse(Long.MIN_VALUE);
        return last == Long.MIN_VALUE ? Double.NaN : days(Instant.ofEpochMilli(last), now);
    }

    private static double days(@Nullable Instant then, Instant now) {
        return then == null
                ? Double.NaN
                : Math.max(0, Duration.between(then, now).toMillis() / MILLIS_PER_DAY);
    }

    private static double appointments(Lead lead, Instant now, boolean ahead, String... statuses) {
        Set<String> wanted = Set.of(statuses);
        if (lead.items(ItemKind.APPOINTMENT).isEmpty()) {
            return lead.signals().isEmpty() ? Double.NaN : 0;
        }
        return lead.live(ItemKind.APPOINTMENT)
                .filter(item -> wanted.contains(String.valueOf(item.get(ItemField.STATUS))))
                .filter(item -> !ahead || startsAfter(item, now))
                .count();
    }

    private static boolean startsAfter(Fields<ItemField> appointment, Instant now) {
        Instant starts = instant(appointment.get(ItemField.STARTS_AT));
        return starts != null && starts.isAfter(now);
    }

    private static double count(Lead lead, ItemKind kind, String status) {
        if (lead.items(kind).isEmpty()) {
            return lead.signals().isEmpty() ? Double.NaN : 0;
        }
        return lead.live(kind).filter(item -> item.is(ItemField.STATUS, status)).count();
    }

    private static double opportunityValue(Lead lead) {
        double sum = lead.live(ItemKind.OPPORTUNITY)
                .filter(item -> item.is(ItemField.STATUS, "open"))
                .mapToDouble(item -> number(item.get(ItemField.VALUE)))
                .filter(value -> value >= 0)
                .sum();
        return sum == 0 ? Double.NaN : Math.log10(1 + sum);
    }

    private static double flag(@Nullable String value) {
        return value == null ? Double.NaN : value.equals("true") ? 1 : 0;
    }

    private static double source(Lead lead, LeadSource wanted) {
        String source = lead.fields().get(LeadField.SOURCE);
        return source == null ? Double.NaN : LeadSource.of(source) == wanted ? 1 : 0;
    }

    private static @Nullable Instant instant(@Nullable String iso) {
        if (iso == null) {
            return null;
        }
        try {
            return Instant.parse(iso);
        } catch (DateTimeParseException notADate) {
            return null; // unknown, as if it had not been sent
        }
    }

    private static double number(@Nullable String decimal) {
        if (decimal == null) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(decimal);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
