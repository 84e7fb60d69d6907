package io.enterprisehub.store.tenant;

import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The round of the warmer over all installed tenants, and what each was warmed with. Takes part in the caller's transaction. */
@Singleton
public final class WarmingRepository {

    private static final String CURSOR = "SELECT position FROM cursors WHERE job = 'warming'";

    private static final String RESUME_AT = """
            INSERT INTO cursors (job, position) VALUES ('warming', ?)
            ON CONFLICT (job) DO UPDATE SET position = excluded.position""";

    private static final String AFTER =
            "SELECT tenant FROM tenants WHERE tenant > ? AND state = 'installed' ORDER BY tenant LIMIT ?";

    private static final String LAST = "SELECT warmed_at, leads FROM warmings WHERE tenant = ?";

    private static final String NOTE = """
            INSERT INTO warmings (tenant, warmed_at, leads)
            SELECT tenant, ?, ? FROM tenants WHERE tenant = ? AND state = 'installed' FOR SHARE
            ON CONFLICT (tenant) DO UPDATE SET warmed_at = excluded.warmed_at, leads = excluded.leads""";

    private final Sql sql;

    WarmingRepository(Sql sql) {
        this.sql = sql;
    }

    /** The tenant after which the round goes on; empty before the first one. */
    public String cursor() {
        List<String> held = sql.query(CURSOR, p -> {}, row -> row.text("position"));
        return held.isEmpty() ? "" : held.getFirst();
    }

    public void resumeAfter(String tenant) {
        sql.update(RESUME_AT, p -> p.text(tenant));
    }

    /** Installed tenants after this one, in their order. */
    public List<String> after(String tenant, int limit) {
        return sql.query(AFTER, p -> p.text(tenant).integer(limit), row -> row.text("tenant"));
    }

    /** Null when the tenant was never warmed. */
    public @Nullable Warming last(String tenant) {
        List<Warming> held =
                sql.query(LAST, p -> p.text(tenant), row -> new Warming(row.instant("warmed_at"), row.texts("leads")));
        return held.isEmpty() ? null : held.getFirst();
    }

    /** Notes what a tenant was warmed with, unless it was uninstalled meanwhile. */
    public void note(String tenant, Warming warming) {
        sql.update(NOTE, p -> p.instant(warming.at()).texts(warming.leads()).text(tenant));
    }
}
