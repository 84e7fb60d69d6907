package io.enterprisehub.scoring.batch;

import io.enterprisehub.store.testing.Database;
import java.util.List;

/**
 * All that a tenant has in database and Redis, without what differs between two equal runs: the tenant's own name, versions,
 * identities and the time of the write.
 */
record Snapshot(
        List<String> leads,
        List<String> scoreHistory,
        List<String> eventIds,
        List<String> eventHistory,
        List<String> outbox,
        List<String> announced,
        List<String> documents) {

    static Snapshot of(String tenant, Database database, TestRedis redis) {
        return new Snapshot(
                rows(database, tenant, "leads", "'version' - 'updated_at'"),
                rows(database, tenant, "score_history", "'version'"),
                rows(database, tenant, "event_ids", "'tenant'"),
                rows(database, tenant, "event_history", "'tenant'"),
                rows(database, tenant, "outbox", "'id' #- '{payload,version}'"),
                rows(database, tenant, "announced", "'tenant'"),
                Copies.of(tenant, redis).values().stream()
                        .map(document -> document.replaceAll("\"version\":\\d+", ""))
                        .sorted()
                        .toList());
    }

    private static List<String> rows(Database database, String tenant, String table, String without) {
        return database.texts(
                "SELECT (to_jsonb(t) - 'tenant' - %s)::text AS row FROM %s t WHERE tenant = '%s' ORDER BY row"
                        .formatted(without, table, tenant));
    }
}
