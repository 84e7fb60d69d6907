package io.enterprisehub.scoring.batch;

import io.enterprisehub.cache.Entry;
import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.VersionedEntries;
import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The copies of leads in Redis. A copy carries its row's version, so writers that come late change nothing. All methods throw
 * {@link io.enterprisehub.function.guard.DependencyUnavailable} when Redis did not do it. Safe for any thread.
 */
public final class LeadCache implements Renewable, AutoCloseable {

    private static final Duration LIFE = Duration.ofDays(1);

    /** A pipeline of fifty writes, or the first connection of an environment with its class loading. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(1);

    /** Walks the whole key space. */
    private static final Duration PURGE_LIMIT = Duration.ofSeconds(8);

    private final RedisLink link;
    private final VersionedEntries leads;
    private final VersionedEntries claims;
    private final Guard guard;

    /** Connects to nothing yet. */
    public LeadCache(RedisLink link, Guard guard) {
        this.link = link;
        this.leads = new VersionedEntries(link, "lead");
        this.claims = new VersionedEntries(link, "claim");
        this.guard = guard;
    }

    /** Writes through what the rows now say. */
    void put(List<LeadDocument> documents, Deadline deadline) {
        List<Entry> entries = documents.stream()
                .map(document -> new Entry(
                        document.key().tenant(),
                        document.key().leadId(),
                        document.version(),
                        LeadDocumentJson.write(document),
                        LIFE))
                .toList();
        guard.call(deadline, () -> leads.putAll(entries, deadline.within(WRITE_LIMIT)));
    }

    /** Removes the webhook's claims on events, whatever their state. */
    void removeClaims(String tenant, Collection<String> eventIds, Deadline deadline) {
        guard.call(deadline, () -> {
            claims.remove(tenant, eventIds, deadline.within(WRITE_LIMIT));
            return eventIds.size();
        });
    }

    /** Removes every key of a tenant. */
    void purge(String tenant, Deadline deadline) {
        guard.call(deadline, () -> leads.purge(tenant, deadline.within(PURGE_LIMIT)));
    }

    @Override
    public void beforeCheckpoint() {
        link.disconnect();
    }

    @Override
    public void close() {
        link.close();
    }
}
