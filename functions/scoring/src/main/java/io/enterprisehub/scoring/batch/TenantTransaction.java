package io.enterprisehub.scoring.batch;

import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.scoring.event.Parsed;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.tenant.Tenancy;
import io.enterprisehub.store.tenant.TenantRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param dropped the events that do not count, because the tenant was uninstalled then or since
     * @param saved what the rows of all touched leads now say
     */
    record Committed(List<Parsed.Event> applied, List<Parsed.Event> dropped, List<LeadDocument> saved) {}

    /** Applies those events of one tenant that its life cycle admits. */
    Committed run(String tenant, List<Parsed.Event> events, Duration limit) {
        return transactions.inTransaction(limit, () -> {
            Tenancy tenancy = tenants.lockForShare(tenant);
            Map<Boolean, List<Parsed.Event>> admitted =
                    events.stream().collect(Collectors.partitioningBy(event -> tenancy.admits(event.occurredAt())));
            List<Parsed.Event> dropped = admitted.getOrDefault(false, List.of());
            List<Parsed.Event> taken = admitted.getOrDefault(true, List.of());
            if (taken.isEmpty()) {
                return new Committed(List.of(), dropped, List.of());
            }
            // Milliseconds are what every store keeps.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Parsed.Event> fresh = insertIds(tenant, taken, now);
            steps.reached(Step.EVENT_IDS_INSERTED);
            List<LeadDocument> saved = write(tenant, taken, fresh, now);
            steps.reached(Step.LEADS_SAVED);
            return new Committed(fresh, dropped, saved);
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
