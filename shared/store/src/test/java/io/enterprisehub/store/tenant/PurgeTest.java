package io.enterprisehub.store.tenant;

import static io.enterprisehub.store.testing.Samples.NOON;
import static io.enterprisehub.store.testing.Samples.event;
import static io.enterprisehub.store.testing.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.leads.score.Announcement;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.outbox.OutboxEntry;
import io.enterprisehub.store.outbox.OutboxRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Wait;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PurgeTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Database database;
    private final ApplicationContext store;
    private final Transactions transactions;
    private final TenantRepository tenants;

    PurgeTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.transactions = store.getBean(Transactions.class);
        this.tenants = store.getBean(TenantRepository.class);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void fill(String tenant) {
        LeadKey lead = new LeadKey(tenant, "a");
        transactions.inTransaction(LIMIT, () -> {
            tenants.lockForShare(tenant);
            store.getBean(EventIdRepository.class).insertNew(tenant, List.of("e1"), NOON);
            store.getBean(EventHistoryRepository.class).append(List.of(event(tenant, "a", "e1", NOON)));
            List<LeadDocument> saved = store.getBean(LeadRepository.class).saveAll(List.of(scored(tenant, "a", 60)));
            store.getBean(HistoryRepository.class)
                    .append(saved.stream().map(HistoryEntry::of).toList());
            OutboxRepository outbox = store.getBean(OutboxRepository.class);
            outbox.append(List.of(new OutboxEntry(lead, OutboxEntry.Kind.READ_BACK, "{}", NOON)));
            outbox.announce(tenant, Map.of("a", new Announcement(0.6, Tier.HOT)), NOON);
            store.getBean(CacheRepairRepository.class).add(List.of(new CacheRepair(lead, 1)), NOON);
            store.getBean(WarmingRepository.class).note(tenant, new Warming(NOON, List.of("a")));
            byte[] hash = Arrays.copyOf(tenant.getBytes(StandardCharsets.UTF_8), 32);
            store.getBean(ApiKeyRepository.class).create(hash, tenant, NOON);
            return true;
        });
        database.execute("INSERT INTO cache_values (tenant, region, key, epoch, expires_at) VALUES ('" + tenant
                + "', 'prompt', 'a', gen_random_uuid(), now())");
    }

    private void uninstall(String tenant) {
        transactions.inTransaction(LIMIT, () -> {
            tenants.applyLifecycle(tenant, null, Installation.UNINSTALLED, new Stamp(NOON, "gone"));
            tenants.purge(tenant);
            return true;
        });
    }

    /** Rows of a tenant in every table that has a tenant, found in the catalogue: a new table is covered by itself. */
    private Map<String, Long> rowsOf(String tenant) {
        return database
                .texts("SELECT table_name FROM information_schema.columns"
                        + " WHERE column_name = 'tenant' AND table_schema = 'public'")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table ->
                                database.number("SELECT count(*) FROM " + table + " WHERE tenant = '" + tenant + "'")));
    }

    @Test
    void leavesNothingOfTheTenantButItsTombstoneAndAllOfTheOthers() {
        fill("loc1");
        fill("loc2");
        assertThat(rowsOf("loc1").entrySet())
                .filteredOn(e -> !e.getKey().startsWith("event_history_"))
                .hasSize(11)
                .allMatch(e -> e.getValue() > 0);
        Map<String, Long> others = rowsOf("loc2");

        uninstall("loc1");

        assertThat(rowsOf("loc1"))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(table.equals("tenants") ? 1 : 0));
        assertThat(rowsOf("loc2")).isEqualTo(others);
        assertThat(transactions
                        .<Tenancy>inTransaction(LIMIT, () -> tenants.lockForShare("loc1"))
                        .state())
                .isEqualTo(Installation.UNINSTALLED);
    }

    @Test
    void waitsForAScoringTransactionAndDeletesWhatItWrote() throws InterruptedException {
        CountDownLatch shared = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread scoring = Thread.startVirtualThread(() -> transactions.inTransaction(LIMIT, () -> {
            tenants.lockForShare("loc3");
            shared.countDown();
            await(mayCommit);
            return store.getBean(LeadRepository.class).saveAll(List.of(scored("loc3", "late", 50)));
        }));
        shared.await();
        Thread purge = Thread.startVirtualThread(() -> uninstall("loc3"));
        Wait.untilSomebodyWaitsForALock(database);

        mayCommit.countDown();
        Wait.join(scoring);
        Wait.join(purge);

        assertThat(rowsOf("loc3")).containsEntry("leads", 0L).containsEntry("tenants", 1L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
