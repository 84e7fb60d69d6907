package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.runtime.Renewable;
import io.enterprisehub.store.StoreLifecycle;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.outbox.OutboxRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import jakarta.inject.Singleton;

/** The parts of the database that scoring uses; its connections do not pass through a snapshot. */
@Singleton
record Store(
        Transactions transactions,
        TenantRepository tenants,
        EventIdRepository eventIds,
        EventHistoryRepository eventHistory,
        LeadRepository leads,
        HistoryRepository history,
        OutboxRepository outbox,
        CacheRepairRepository repairs,
        StoreLifecycle lifecycle)
        implements Renewable {

    @Override
    public void beforeCheckpoint() {
        lifecycle.suspend();
    }

    @Override
    public void afterRestore() {
        lifecycle.resume();
    }
}
