package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.guard.Guard;
import io.enterprisehub.function.guard.Guards;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.scoring.event.EventParser;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What a processor is put together from.
 *
 * @param clock wall time
 * @param nanoTime measures stages
 */
record Assembly(
        Store store,
        LeadCache cache,
        LeadScorer scorer,
        ModelWatch watch,
        Queues queues,
        Guards guards,
        Backoff backoff,
        InstantSource clock,
        LongSupplier nanoTime,
        Metrics metrics,
        Step.Listener steps) {

    BatchProcessor processor() {
        return new BatchProcessor(
                new EventParser(),
                tenantWork(),
                new DeadLetters(queues.sqs(), queues.deadLettersUrl(), metrics),
                new Returns(queues.sqs(), queues.eventsUrl(), backoff, metrics),
                nanoTime,
                metrics);
    }

    private TenantWork tenantWork() {
        Guard database = guards.database();
        LifeCycles lifeCycles = new LifeCycles(store.transactions(), store.tenants(), cache, database, metrics, steps);
        WriteThrough writeThrough = new WriteThrough(
                cache, store.repairs(), store.tenants(), store.transactions(), database, clock, nanoTime, metrics);
        return new TenantWork(
                transaction(), lifeCycles, cache, writeThrough, database, clock, nanoTime, metrics, steps);
    }

    private TenantTransaction transaction() {
        return new TenantTransaction(
                store.transactions(),
                store.tenants(),
                store.eventIds(),
                store.eventHistory(),
                new LeadWriter(store.leads(), store.history(), scorer, watch, nanoTime, metrics),
                new Announcements(store.outbox()),
                clock,
                steps);
    }
}
