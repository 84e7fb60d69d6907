package io.enterprisehub.store.event;

import io.enterprisehub.store.internal.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Remembers which events were applied, so that each is applied once. Takes part in the caller's transaction. */
@Singleton
public final class EventIdRepository {

    /** In key order: two transactions with common events wait at the first of them and never for each other. */
    private static final String INSERT = """
            INSERT INTO event_ids (tenant, event_id, received_at)
            SELECT ?, id, ? FROM unnest(?) AS ids(id) ORDER BY id COLLATE "C"
            ON CONFLICT (tenant, event_id) DO NOTHING RETURNING event_id""";

    private static final String PRUNE = """
            DELETE FROM event_ids WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM event_ids WHERE received_at < ? ORDER BY received_at LIMIT ? FOR UPDATE SKIP LOCKED))""";

    private final Sql sql;

    EventIdRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * Inserts ids. Waits for transactions that are inserting one of them: if they commit it is known, if they roll back it
     * is new.
     *
     * @param eventIds may name an id twice
     * @return those that were new
     */
    public Set<String> insertNew(String tenant, Collection<String> eventIds, Instant receivedAt) {
        return new HashSet<>(sql.query(
                INSERT, p -> p.text(tenant).instant(receivedAt).texts(eventIds), row -> row.text("event_id")));
    }

    /** Forgets events that were received before a time, oldest first; at most {@code limit}, returns how many. */
    public int prune(Instant before, int limit) {
        return sql.update(PRUNE, p -> p.instant(before).integer(limit));
    }
}
