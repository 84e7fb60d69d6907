package io.enterprisehub.scoring.batch;

import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a tenant: event ids, leads, scores, history and outbox become true together or not at all. The
 * order of locks is the same everywhere: tenant, event ids, leads by id.
 */
final class TenantTransaction {

    private final Transactions transactions;
    private final TenantRepository tenants;
    private final EventIdRepository eventIds;
    private final EventHistoryRepository eventHistory;
    private final LeadWriter leads;
    private final Announcements announcements;
    private final InstantSource clock;
    private final Step.Listener steps;

    TenantTransaction(
            Transactions transactions,
            TenantRepository tenants,
            EventIdRepository eventIds,
            EventHistoryRepository eventHistory,
            LeadWriter leads,
            Announcements announcements,
            InstantSource clock,
            Step.Listener steps) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.eventIds = eventIds;
        this.eventHistory = eventHistory;
        this.leads = leads;
        this.announcements = announcements;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * What was committed.
     *
     * @param applied the events that were new, each once
     * @param saved what the rows of all touched leads now say
     */
    record Committed(List<Parsed.Event> applied, List<LeadDocument> saved) {}

    /** Applies the events of one tenant; null when the tenant is uninstalled and nothing was written. */
    @Nullable
    Committed run(String tenant, List<Parsed.Event> events, Duration limit) {
        return transactions.inTransaction(limit, () -> {
            if (tenants.lockForShare(tenant) == Installation.UNINSTALLED) {
                return null;
            }
            // Milliseconds are what every store keeps.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Parsed.Event> fresh = insertIds(tenant, events, now);
            steps.reached(Step.EVENT_IDS_INSERTED);
            List<LeadDocument> saved = write(tenant, events, fresh, now);
            steps.reached(Step.LEADS_SAVED);
            return new Committed(fresh, saved);
        });
    }

    private List<Parsed.Event> insertIds(String tenant, List<Parsed.Event> events, Instant now) {
        Set<String> unseen = eventIds.insertNew(
                tenant, events.stream().map(Parsed.Event::eventId).toList(), now);
        // The batch itself may hold an event twice.
        return events.stream().filter(event -> unseen.remove(event.eventId())).toList();
    }

    private List<LeadDocument> write(String tenant, List<Parsed.Event> events, List<Parsed.Event> fresh, Instant now) {
        List<LeadEvent> freshOfLeads = ofLeads(fresh);
        List<LeadEvent> touching = ofLeads(events);
        List<LeadEvent> happened = new ArrayList<>(freshOfLeads);
        fresh.forEach(event -> {
            if (event instanceof Parsed.HistoryOnly only) {
                happened.add(only.withoutLead());
            }
        });
        eventHistory.append(happened);
        if (touching.isEmpty()) {
            return List.of();
        }
        List<LeadDocument> saved = leads.write(tenant, touching, freshOfLeads, now);
        announcements.announce(tenant, saved, now);
        announcements.readBack(freshOfLeads, now);
        return saved;
    }

    private static List<LeadEvent> ofLeads(List<Parsed.Event> events) {
        return events.stream()
                .<LeadEvent>mapMulti((event, out) -> {
                    if (event instanceof Parsed.OfLead(LeadEvent ofLead)) {
                        out.accept(ofLead);
                    }
                })
                .toList();
    }
}
