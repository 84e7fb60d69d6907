package io.enterprisehub.store.lead;

import io.enterprisehub.leads.Appointments;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.store.internal.Row;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of leads. Every method takes part in the caller's transaction and is one or two statements for any number of leads. */
@Singleton
public final class LeadRepository {

    private static final String PENDING = "pending";

    private static final String CLAIM = """
            INSERT INTO leads (tenant, lead_id)
            SELECT ?, id FROM unnest(?) AS ids(id) ORDER BY id COLLATE "C"
            ON CONFLICT (tenant, lead_id) DO NOTHING""";

    private static final String LOCK = """
            SELECT lead_id, status, version, state, %s
            FROM leads WHERE tenant = ? AND lead_id = ANY (?) ORDER BY lead_id FOR UPDATE""".formatted(LeadColumns.OF_SCORE);

    private static final String SAVE = """
            INSERT INTO leads AS held (
                tenant, lead_id, status, crm_created_at, first_event_at, last_event_at,
                name, email, phone, source, tags, assigned_to, state,
                probability, ml_score, tier, completeness, reasons, model_version, scored_at, next_appointment_at, churn,
                probability_low, probability_high, version)
            SELECT tenant, lead_id, status, crm_created_at, first_event_at, last_event_at,
                name, email, phone, source, string_to_array(tags, E'\\n'), assigned_to, state::jsonb,
                probability, ml_score, tier, completeness, reasons::jsonb, model_version, scored_at,
                next_appointment_at, churn, probability_low, probability_high, nextval('row_version')
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS new (
                tenant, lead_id, status, crm_created_at, first_event_at, last_event_at,
                name, email, phone, source, tags, assigned_to, state,
                probability, ml_score, tier, completeness, reasons, model_version, scored_at, next_appointment_at, churn,
                probability_low, probability_high)
            ON CONFLICT (tenant, lead_id) DO UPDATE SET
                status = excluded.status, crm_created_at = excluded.crm_created_at,
                first_event_at = least(held.first_event_at, excluded.first_event_at),
                last_event_at = excluded.last_event_at,
                name = excluded.name, email = excluded.email, phone = excluded.phone, source = excluded.source,
                tags = excluded.tags, assigned_to = excluded.assigned_to, state = excluded.state,
                probability = excluded.probability, ml_score = excluded.ml_score, tier = excluded.tier,
                completeness = excluded.completeness, reasons = excluded.reasons,
                model_version = excluded.model_version, scored_at = excluded.scored_at,
                next_appointment_at = excluded.next_appointment_at, churn = excluded.churn,
                probability_low = excluded.probability_low, probability_high = excluded.probability_high,
                version = excluded.version, updated_at = now()
            RETURNING %s""".formatted(LeadColumns.OF_DOCUMENT);

    private static final String FIND =
            "SELECT %s FROM leads WHERE tenant = ? AND lead_id = ANY (?) AND status <> 'pending'"
                    .formatted(LeadColumns.OF_DOCUMENT);

    private static final String STATES =
            "SELECT lead_id, state FROM leads WHERE tenant = ? AND lead_id = ANY (?) AND status <> 'pending'";

    private final Sql sql;

    LeadRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Locks leads until the end of the transaction, in the order of their ids, and reads them. Leads without a row get one
     * first, in the same order: so two transactions that meet at a new lead queue like at any other, and no two ever wait
     * for each other. The new rows stay invisible to every other method until {@link #saveAll} writes them.
     *
     * @return every asked lead, ordered by id; new ones as {@link Lead#unknown}
     */
    public Map<String, StoredLead> lock(String tenant, Collection<String> leadIds) {
        sql.update(CLAIM, p -> p.text(tenant).texts(leadIds));
        Map<String, StoredLead> leads = new LinkedHashMap<>();
        sql.query(LOCK, p -> p.text(tenant).texts(leadIds), row -> stored(tenant, row))
                .forEach(stored -> leads.put(stored.lead().key().leadId(), stored));
        return leads;
    }

    private static StoredLead stored(String tenant, Row row) throws SQLException {
        LeadKey key = new LeadKey(tenant, row.text("lead_id"));
        if (row.text("status").equals(PENDING)) {
            return new StoredLead(Lead.unknown(key), 0, null);
        }
        Lead lead = LeadCodec.read(key, row.text("state"));
        LeadScore score = LeadColumns.score(row);
        return new StoredLead(lead, row.number("version"), score);
    }

    /**
     * Writes leads with their scores; each row gets a new version, higher than every version given out before.
     *
     * @param leads each lead at most once, locked by this transaction
     * @return what the rows now say, in no particular order
     */
    public List<LeadDocument> saveAll(Collection<ScoredLead> leads) {
        return sql.query(
                SAVE,
                p -> p.texts(leads, s -> s.lead().key().tenant())
                        .texts(leads, s -> s.lead().key().leadId())
                        .texts(leads, s -> s.lead().status().label())
                        .instants(leads, LeadColumns::crmCreatedAt)
                        .instants(leads, ScoredLead::firstEventAt)
                        .instants(leads, LeadColumns::lastEventAt)
                        .texts(leads, s -> LeadColumns.field(s, LeadField.NAME))
                        .texts(leads, s -> LeadColumns.field(s, LeadField.EMAIL))
                        .texts(leads, s -> LeadColumns.field(s, LeadField.PHONE))
                        .texts(leads, s -> LeadColumns.field(s, LeadField.SOURCE))
                        .texts(leads, s -> String.join("\n", LeadColumns.tags(s.lead())))
                        .texts(leads, s -> LeadColumns.field(s, LeadField.ASSIGNED_TO))
                        .texts(leads, s -> LeadCodec.write(s.lead()))
                        .doubles(leads, s -> s.score().probability())
                        .integers(leads, s -> s.score().score())
                        .texts(leads, s -> s.score().tier().label())
                        .doubles(leads, s -> s.score().completeness())
                        .texts(leads, s -> ReasonCodec.write(s.score().reasons()))
                        .texts(leads, s -> s.score().modelVersion())
                        .instants(leads, s -> s.score().scoredAt())
                        .instants(
                                leads,
                                s -> Appointments.next(s.lead(), s.score().scoredAt()))
                        .doubles(leads, s -> s.score().churn())
                        .doubles(leads, s -> LeadColumns.low(s.score()))
                        .doubles(leads, s -> LeadColumns.high(s.score())),
                LeadColumns::document);
    }

    /** What is known of those of the leads that exist, by id, for scoring without writing. */
    public Map<String, Lead> states(String tenant, Collection<String> leadIds) {
        Map<String, Lead> found = new LinkedHashMap<>();
        sql.query(STATES, p -> p.text(tenant).texts(leadIds), row -> {
                    LeadKey key = new LeadKey(tenant, row.text("lead_id"));
                    return LeadCodec.read(key, row.text("state"));
                })
                .forEach(lead -> found.put(lead.key().leadId(), lead));
        return found;
    }

    /** One lead; null when the tenant has none of this id. */
    public @Nullable LeadDocument find(String tenant, String leadId) {
        List<LeadDocument> found = documents(tenant, List.of(leadId));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Those of the leads that exist, in no particular order. */
    public List<LeadDocument> documents(String tenant, Collection<String> leadIds) {
        return sql.query(FIND, p -> p.text(tenant).texts(leadIds), LeadColumns::document);
    }

    /**
     * One page. Pages neither skip nor repeat a lead while others are written; a lead whose own place in the order changes
     * between two pages may be met twice or not at all, as in every list by a value that moves.
     */
    public LeadPage list(String tenant, LeadQuery query) {
        LeadListing listing = new LeadListing(tenant, query);
        List<LeadDocument> leads = sql.query(listing.sql(), listing::bind, LeadColumns::document);
        if (leads.size() <= query.limit()) {
            return new LeadPage(leads, null);
        }
        List<LeadDocument> page = leads.subList(0, query.limit());
        return new LeadPage(page, query.sort().position(page.getLast()));
    }
}
