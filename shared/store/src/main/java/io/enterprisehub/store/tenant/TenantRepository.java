package io.enterprisehub.store.tenant;

import io.enterprisehub.leads.Stamp;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locations, their life cycle, and the lock that orders it against scoring: scoring shares a tenant's row, a change of its
 * life cycle has it alone. Takes part in the caller's transaction.
 *
 * <p>A transaction takes the tenant first, before event ids and leads, and never turns a shared lock into an exclusive one:
 * two that tried would wait for each other. One that carries a life-cycle event starts with {@link #applyLifecycle}.
 */
@Singleton
public final class TenantRepository {

    /** Older than every stamp: any life-cycle event that was really received wins over an install that was only implied. */
    private static final String IMPLY_INSTALL = """
            INSERT INTO tenants (tenant, state, state_at, state_event) VALUES (?, 'installed', '-infinity', '')
            ON CONFLICT DO NOTHING""";

    private static final String SHARE = "SELECT state, closed_at FROM tenants WHERE tenant = ? FOR SHARE";

    private static final String APPLY = """
            INSERT INTO tenants AS held (tenant, company, state, state_at, state_event, closed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant) DO UPDATE SET
                closed_at = greatest(held.closed_at, excluded.closed_at),
                company = CASE WHEN (excluded.state_at, excluded.state_event) > (held.state_at, held.state_event)
                    THEN coalesce(excluded.company, held.company) ELSE coalesce(held.company, excluded.company) END,
                state = CASE WHEN (excluded.state_at, excluded.state_event) > (held.state_at, held.state_event)
                    THEN excluded.state ELSE held.state END,
                state_event = CASE WHEN (excluded.state_at, excluded.state_event) > (held.state_at, held.state_event)
                    THEN excluded.state_event ELSE held.state_event END,
                state_at = greatest(held.state_at, excluded.state_at)
            RETURNING state""";

    private static final List<String> PURGE = List.of(
            "SELECT tenant FROM tenants WHERE tenant = ? FOR UPDATE",
            "DELETE FROM leads WHERE tenant = ?",
            "DELETE FROM score_history WHERE tenant = ?",
            "DELETE FROM event_ids WHERE tenant = ?",
            "DELETE FROM event_history WHERE tenant = ?",
            "DELETE FROM outbox WHERE tenant = ?",
            "DELETE FROM announced WHERE tenant = ?",
            "DELETE FROM cache_repairs WHERE tenant = ?",
            "DELETE FROM cache_values WHERE tenant = ?",
            "DELETE FROM warmings WHERE tenant = ?",
            "DELETE FROM api_keys WHERE tenant = ?");

    private final Sql sql;
    private final TenantQueries queries;

    TenantRepository(Sql sql, TenantQueries queries) {
        this.sql = sql;
        this.queries = queries;
    }

    /**
     * Shares the tenant's row until the end of the transaction, so that no purge runs beside it. A tenant that nobody
     * announced is taken as installed: its events are signed.
     *
     * @return which events may be written
     */
    public Tenancy lockForShare(String tenant) {
        sql.update(IMPLY_INSTALL, p -> p.text(tenant));
        return sql.query(
                        SHARE,
                        p -> p.text(tenant),
                        row -> new Tenancy(Installation.of(row.text("state")), row.instantOrNull("closed_at")))
                .getFirst();
    }

    /**
     * Applies an INSTALL or UNINSTALL, unless a later one was applied before; holds the tenant alone until the end of the
     * transaction.
     *
     * @param company null when the event does not say
     * @return the state that holds now
     */
    public Installation applyLifecycle(String tenant, @Nullable String company, Installation state, Stamp stamp) {
        return sql.query(
                        APPLY,
                        p -> p.text(tenant)
                                .text(company)
                                .text(state.label())
                                .instant(stamp.at())
                                .text(stamp.eventId())
                                .instant(state == Installation.UNINSTALLED ? stamp.at() : null),
                        row -> Installation.of(row.text("state")))
                .getFirst();
    }

    /** Null when the tenant was never heard of. */
    public @Nullable Installation state(String tenant) {
        String state = queries.state(tenant);
        return state == null ? null : Installation.of(state);
    }

    /** The locations of an agency, installed or not, ordered. */
    public List<String> tenantsOfCompany(String company) {
        return queries.ofCompany(company);
    }

    /**
     * Deletes everything of a tenant but its own row, which stays as the tombstone. Waits for transactions that share the
     * tenant.
     */
    public void purge(String tenant) {
        sql.query(PURGE.getFirst(), p -> p.text(tenant), row -> row.text("tenant"));
        PURGE.stream().skip(1).forEach(delete -> sql.update(delete, p -> p.text(tenant)));
    }
}
