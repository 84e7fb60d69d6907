package io.enterprisehub.store.lead;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Interval;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.internal.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a lead becomes the columns of its row, and back. */
final class LeadColumns {

    /** The columns that {@link #score} reads. */
    static final String OF_SCORE =
            "probability, ml_score, tier, completeness, reasons, model_version, scored_at, churn,"
                    + " probability_low, probability_high";

    /** The columns that {@link #document} reads. */
    static final String OF_DOCUMENT =
            "tenant, lead_id, status, created_at, last_event_at, name, email, phone, source, tags, assigned_to, version, "
                    + OF_SCORE;

    /** Dates outside are a sender's mistake, and the database could not keep some of them. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private LeadColumns() {}

    static @Nullable String field(ScoredLead scored, LeadField field) {
        return scored.lead().fields().get(field);
    }

    /** When the CRM first knew the contact, cut to what the database keeps; null when it did not say so readably. */
    static @Nullable Instant crmCreatedAt(ScoredLead scored) {
        String iso = field(scored, LeadField.CREATED_AT);
        if (iso == null) {
            return null;
        }
        try {
            Instant created = Instant.parse(iso);
            return created.isBefore(EARLIEST) || created.isAfter(LATEST) ? null : created;
        } catch (DateTimeParseException notADate) {
            return null; // unknown, as if it had not been sent
        }
    }

    static Instant lastEventAt(ScoredLead scored) {
        return Objects.requireNonNullElse(scored.lead().lastEventAt(), scored.firstEventAt());
    }

    static List<String> tags(Lead lead) {
        String joined = lead.fields().get(LeadField.TAGS);
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split("\n"));
    }

    static LeadScore score(Row row) throws SQLException {
        return new LeadScore(
                row.real("probability"),
                row.integer("ml_score"),
                tier(row.text("tier")),
                row.real("completeness"),
                ReasonCodec.read(row.text("reasons")),
                row.text("model_version"),
                row.instant("scored_at"),
                row.realOrNull("churn"),
                interval(row.realOrNull("probability_low"), row.realOrNull("probability_high")));
    }

    private static @Nullable Interval interval(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? null : new Interval(low, high);
    }

    static @Nullable Double low(LeadScore score) {
        Interval interval = score.interval();
        return interval == null ? null : interval.low();
    }

    static @Nullable Double high(LeadScore score) {
        Interval interval = score.interval();
        return interval == null ? null : interval.high();
    }

    static LeadDocument document(Row row) throws SQLException {
        return new LeadDocument(
                new LeadKey(row.text("tenant"), row.text("lead_id")),
                LeadStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
                row.optionalText("name"),
                row.optionalText("email"),
                row.optionalText("phone"),
                row.optionalText("source"),
                row.texts("tags"),
                row.optionalText("assigned_to"),
                score(row),
                row.instant("created_at"),
                row.instant("last_event_at"),
                row.number("version"));
    }

    static Tier tier(String label) {
        return Tier.valueOf(label.toUpperCase(Locale.ROOT));
    }
}
