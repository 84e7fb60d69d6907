package io.enterprisehub.store.plan;

import static io.enterprisehub.store.testing.Samples.NOON;
import static io.enterprisehub.store.testing.Samples.event;
import static io.enterprisehub.store.testing.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.leads.score.Announcement;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventHistoryRepository;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadPosition;
import io.enterprisehub.store.lead.LeadQuery;
import io.enterprisehub.store.lead.LeadRanking;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.LeadSort;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.outbox.OutboxRepository;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.tenant.Warming;
import io.enterprisehub.store.tenant.WarmingRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How PostgreSQL runs each statement on 100,000 rows: tenant {@code big} has half of them, fifty small tenants share the
 * rest.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTest {

    private static final String TENANT = "big";
    private static final String SMALL_TENANT = "loc7";
    private static final List<String> IDS =
            IntStream.range(0, 50).mapToObj(i -> "lead" + 900 * i).toList();
    /** A table that holds rows is never read whole; partitions of months to come are empty. */
    private static final Pattern SEQ_SCAN =
            Pattern.compile("\"Seq Scan\"[^{}]*\"Relation Name\": \"(?!event_history_(?:20|default))");

    private final Database database;
    private final StatementRecorder recorder = new StatementRecorder();
    private final ApplicationContext store;

    PlanTest(Database database) {
        this.database = database;
        this.store = database.openStore(recorder);
    }

    @BeforeAll
    void fill() {
        database.execute("""
                CREATE TEMPORARY VIEW rows AS SELECT i, CASE WHEN i < 50000 THEN 'big' ELSE 'loc' || i % 50 END AS tenant,
                    'lead' || i AS lead_id, 'e' || i AS event_id, timestamptz '2026-01-01' + i * interval '1 minute' AS at
                    FROM generate_series(0, 99999) AS i;
                INSERT INTO leads (tenant, lead_id, status, first_event_at, last_event_at, source, ml_score, tier, scored_at)
                    SELECT tenant, lead_id, (ARRAY['active', 'active', 'active', 'won'])[1 + i % 4], at, at,
                        'source' || i % 7, i * 7 % 101, (ARRAY['cold', 'warm', 'hot'])[1 + i % 3], at FROM rows;
                INSERT INTO score_history SELECT tenant, 'lead' || i / 10 * 10, i, at, 0.5, 50, 'hot', 'm', '[]' FROM rows;
                INSERT INTO event_ids SELECT tenant, event_id, at FROM rows;
                INSERT INTO event_history SELECT tenant, event_id, lead_id, 'Any', at, now(), '{}' FROM rows;
                INSERT INTO announced SELECT tenant, lead_id, 0.5, 'hot', at FROM rows;
                INSERT INTO cache_repairs SELECT tenant, lead_id, i, at FROM rows;
                INSERT INTO outbox (tenant, kind, lead_id, payload, created_at)
                    SELECT tenant, 'score-changed', lead_id, '{}', at FROM rows;
                UPDATE leads SET next_appointment_at = last_event_at + interval '30 days' WHERE ml_score % 10 = 0;
                INSERT INTO cache_values (tenant, region, key, epoch, expires_at)
                    SELECT tenant, 'prompts', lead_id, gen_random_uuid(), at FROM rows;
                INSERT INTO warmings SELECT DISTINCT ON (tenant) tenant, at, ARRAY[lead_id] FROM rows;
                INSERT INTO warmings SELECT 'other' || i, at, ARRAY['a'] FROM rows;
                INSERT INTO tenants SELECT 't' || i, 'agency' || i / 20, 'installed', at, '' FROM rows;
                INSERT INTO api_keys SELECT sha256(event_id::bytea), tenant, at FROM rows;
                ANALYZE""");
    }

    @AfterAll
    void close() {
        store.close();
    }

    /** The plans of what the work runs, last statement last; the work itself is rolled back. */
    private List<String> plans(Runnable work) {
        recorder.take();
        RuntimeException rollback = new RuntimeException("roll back");
        try {
            store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(30), () -> {
                work.run();
                throw rollback;
            });
        } catch (RuntimeException expected) {
            assertThat(expected).isSameAs(rollback);
        }
        List<String> plans = new ArrayList<>();
        try (Connection connection = database.connect()) {
            for (StatementRecorder.Recorded statement : recorder.take()) {
                plans.add(statement.plan(connection));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return plans;
    }

    private DynamicTest reads(String name, String index, Runnable work) {
        return DynamicTest.dynamicTest(name, () -> {
            List<String> plans = plans(work);
            assertThat(plans).isNotEmpty().allSatisfy(plan -> assertThat(plan).doesNotContainPattern(SEQ_SCAN));
            assertThat(plans.getLast()).contains("\"" + index + "\"");
        });
    }

    private <T> T bean(Class<T> type) {
        return store.getBean(type);
    }

    @TestFactory
    List<DynamicTest> usesTheIndexThatIsMeantForIt() {
        LeadRepository leads = bean(LeadRepository.class);
        TenantRepository tenants = bean(TenantRepository.class);
        OutboxRepository outbox = bean(OutboxRepository.class);
        CacheRepairRepository repairs = bean(CacheRepairRepository.class);
        LeadRanking ranking = bean(LeadRanking.class);
        WarmingRepository warmings = bean(WarmingRepository.class);
        List<CacheRepair> repaired = IDS.stream()
                .map(id -> new CacheRepair(new LeadKey(TENANT, id), 5))
                .toList();
        return List.of(
                reads("locking leads", "leads_pkey", () -> leads.lock(TENANT, IDS)),
                reads("finding a lead", "leads_pkey", () -> leads.find(TENANT, IDS.getFirst())),
                reads("documents for the cache", "leads_pkey", () -> leads.documents(TENANT, IDS)),
                reads(
                        "saving leads",
                        "leads_pkey",
                        () -> leads.saveAll(
                                IDS.stream().map(id -> scored(TENANT, id, 50)).toList())),
                reads(
                        "score history",
                        "score_history_pkey",
                        () -> bean(HistoryRepository.class).page(new LeadKey(TENANT, "lead500"), Long.MAX_VALUE, 20)),
                reads(
                        "new event ids",
                        "event_ids_pkey",
                        () -> bean(EventIdRepository.class).insertNew(TENANT, IDS, NOON)),
                reads(
                        "pruning event ids",
                        "event_ids_by_age",
                        () -> bean(EventIdRepository.class).prune(NOON.minus(Duration.ofDays(40)), 1_000)),
                reads("what was announced", "announced_pkey", () -> outbox.announced(TENANT, IDS)),
                reads(
                        "announcing",
                        "announced_pkey",
                        () -> outbox.announce(TENANT, Map.of("a", new Announcement(0.5, Tier.HOT)), NOON)),
                reads("noting repairs", "cache_repairs_pkey", () -> repairs.add(repaired, NOON)),
                reads("taking repairs", "cache_repairs_by_age", () -> repairs.take(100)),
                reads("removing repairs", "cache_repairs_pkey", () -> repairs.remove(repaired)),
                reads("sharing a tenant", "tenants_pkey", () -> tenants.lockForShare("t77")),
                reads("state of a tenant", "tenants_pkey", () -> tenants.state("t77")),
                reads(
                        "life cycle of a tenant",
                        "tenants_pkey",
                        () -> tenants.applyLifecycle("t77", null, Installation.INSTALLED, new Stamp(NOON, "e"))),
                reads("locations of an agency", "tenants_of_company", () -> tenants.tenantsOfCompany("agency7")),
                reads(
                        "tenant of an API key",
                        "api_keys_pkey",
                        () -> bean(ApiKeyRepository.class).tenant(new byte[32])),
                reads(
                        "leads with an appointment",
                        "leads_by_appointment",
                        () -> ranking.appointments(TENANT, NOON, NOON.plus(Duration.ofDays(1)), 100)),
                reads("hottest leads", "leads_by_score", () -> ranking.hottest(TENANT, 100)),
                reads(
                        "active leads",
                        "leads_by_last_event",
                        () -> ranking.active(TENANT, NOON.minus(Duration.ofDays(1)), 100)),
                reads("next tenants to warm", "tenants_pkey", () -> warmings.after("t77", 100)),
                reads("noting a warming", "tenants_pkey", () -> warmings.note("t77", new Warming(NOON, IDS))),
                reads("last warming", "warmings_pkey", () -> warmings.last("loc7")),
                reads("purging a tenant", "api_keys_of_tenant", () -> tenants.purge(SMALL_TENANT)));
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void listsTheFirstPageAndAnyLaterOneWithoutSorting(LeadSort sort) {
        // Active leads by creation of a tenant that has half of all: the index over all tenants serves as well.
        String indexes =
                switch (sort) {
                    case SCORE -> "leads_by_score";
                    case CREATED -> "leads_by_created|idx_leads_created_scored";
                    case LAST_EVENT -> "leads_by_last_event";
                };
        long key = sort == LeadSort.SCORE ? 50 : NOON.minus(Duration.ofDays(40)).getEpochSecond() * 1_000_000;
        for (String tenant : List.of(TENANT, SMALL_TENANT)) {
            for (LeadQuery query : List.of(
                    LeadQuery.first(sort, 50),
                    LeadQuery.first(sort, 50).after(new LeadPosition(key, "lead5")),
                    new LeadQuery(LeadStatus.ACTIVE, null, null, null, null, null, null, sort, 50, null),
                    new LeadQuery(LeadStatus.ACTIVE, Tier.HOT, 30, null, null, null, null, sort, 50, null))) {
                String plan = plans(() -> bean(LeadRepository.class).list(tenant, query))
                        .getFirst();

                assertThat(plan)
                        .as("%s of %s: %s", sort, tenant, query)
                        .containsPattern("\"(?:" + indexes + ")\"")
                        .doesNotContain("Seq Scan", "\"Sort\"");
            }
        }
    }

    @Test
    void readsOnlyTheRowsOfThePageFromTheMiddleOfALongList() throws SQLException {
        LeadQuery query = LeadQuery.first(LeadSort.SCORE, 50).after(new LeadPosition(50, "lead5"));
        String plan =
                plans(() -> bean(LeadRepository.class).list(TENANT, query)).getFirst();

        assertThat(plan).containsPattern("\"Index Cond\": .*ROW\\(ml_score, lead_id\\) < ROW\\(50, ");
    }

    @Test
    void theIndexOfTheNewestActiveLeadsServesTheirOrder() {
        String plan = database.texts("EXPLAIN (FORMAT JSON) SELECT tenant, lead_id FROM leads WHERE status = 'active'"
                        + " ORDER BY created_at DESC, ml_score DESC LIMIT 100")
                .getFirst();

        assertThat(plan).contains("idx_leads_created_scored").doesNotContain("Seq Scan", "\"Sort\"");
    }

    @Test
    void appendsHistoryWithoutReadingIt() {
        List<String> plans = plans(
                () -> bean(EventHistoryRepository.class).append(List.of(event(TENANT, "lead1", "brand-new", NOON))));

        assertThat(plans).singleElement().satisfies(plan -> assertThat(plan).doesNotContain("Seq Scan"));
    }
}
