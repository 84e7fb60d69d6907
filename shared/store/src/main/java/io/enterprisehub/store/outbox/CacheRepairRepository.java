package io.enterprisehub.store.outbox;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Leads of which the cache could not be told after a commit. Takes part in the caller's transaction. */
@Singleton
public final class CacheRepairRepository {

    private static final String ADD = """
            INSERT INTO cache_repairs AS held (tenant, lead_id, version, created_at)
            SELECT tenant, lead_id, version, ? FROM unnest(?, ?, ?) AS new (tenant, lead_id, version)
            ORDER BY tenant COLLATE "C", lead_id COLLATE "C"
            ON CONFLICT (tenant, lead_id) DO UPDATE SET version = greatest(held.version, excluded.version)""";

    private static final String TAKE = """
            SELECT tenant, lead_id, version FROM cache_repairs
            ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String REMOVE = """
            DELETE FROM cache_repairs AS held USING unnest(?, ?, ?) AS done (tenant, lead_id, version)
            WHERE held.tenant = done.tenant AND held.lead_id = done.lead_id AND held.version <= done.version""";

    private final Sql sql;

    CacheRepairRepository(Sql sql) {
        this.sql = sql;
    }

    /** Notes leads, each at most once per call; a lead that is noted already keeps its age and the higher version. */
    public void add(Collection<CacheRepair> repairs, Instant now) {
        sql.update(
                ADD,
                p -> p.instant(now)
                        .texts(repairs, r -> r.lead().tenant())
                        .texts(repairs, r -> r.lead().leadId())
                        .numbers(repairs, CacheRepair::version));
    }

    /** The oldest, locked until the end of the transaction; those that another transaction has taken are passed over. */
    public List<CacheRepair> take(int limit) {
        return sql.query(
                TAKE,
                p -> p.integer(limit),
                row -> new CacheRepair(new LeadKey(row.text("tenant"), row.text("lead_id")), row.number("version")));
    }

    /** Removes what was repaired, unless a newer version was noted meanwhile. */
    public void remove(Collection<CacheRepair> repairs) {
        sql.update(
                REMOVE,
                p -> p.texts(repairs, r -> r.lead().tenant())
                        .texts(repairs, r -> r.lead().leadId())
                        .numbers(repairs, CacheRepair::version));
    }
}
