package io.enterprisehub.warmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.Lookup;
import io.enterprisehub.cache.tier.Lookup.Origin;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.leads.Fields;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.PlainDataSource;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.event.EventIdRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.ScoredLead;
import io.enterprisehub.store.outbox.CacheRepair;
import io.enterprisehub.store.outbox.CacheRepairRepository;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.warmer.Sweeps.SweepFailed;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WarmerHandlerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Servers servers;
    private static RedisLink link;
    private static ApplicationContext store;
    private static WarmerHandler warmer;

    private final String tenant = "loc-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        servers = new Servers();
        link = servers.link();
        UnaryOperator<ApplicationContextBuilder> context = servers.context(Clock.fixed(NOW, ZoneOffset.UTC));
        store = context.apply(ApplicationContext.builder().deduceEnvironment(false))
                .start();
        warmer = new WarmerHandler(context);
    }

    @AfterAll
    static void stop() throws IOException {
        warmer.close();
        store.close();
        link.close();
        servers.close();
    }

    private static String sweep() throws IOException {
        return sweep(60_000);
    }

    private static String sweep(int remainingMillis) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        warmer.handleRequest(
                new ByteArrayInputStream(new byte[0]), answer, new LambdaContext("sweep", remainingMillis));
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static <T> T committed(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(LIMIT, work);
    }

    private static <T> T repository(Class<T> type) {
        return store.getBean(type);
    }

    private LeadDocument saveLead(String leadId, String name) {
        LeadKey key = new LeadKey(tenant, leadId);
        Fields<LeadField> fields =
                Fields.<LeadField>none().set(Map.of(LeadField.NAME, name), new Stamp(NOW, "ev-" + name));
        Lead lead = new Lead(key, fields, new EnumMap<>(ItemKind.class), new EnumMap<>(Signal.class));
        LeadScore score = new LeadScore(0.5, 50, Tier.HOT, 0.5, List.of(), "model-1", NOW);
        return committed(() -> {
                    repository(LeadRepository.class).lock(tenant, List.of(leadId));
                    return repository(LeadRepository.class).saveAll(List.of(new ScoredLead(lead, score, NOW)));
                })
                .getFirst();
    }

    private void noteRepairs(Collection<String> leadIds) {
        committed(() -> {
            repository(CacheRepairRepository.class)
                    .add(
                            leadIds.stream()
                                    .map(id -> new CacheRepair(new LeadKey(tenant, id), 1))
                                    .toList(),
                            NOW);
            return true;
        });
    }

    @Test
    void writesTheRowThatRedisMissed() throws IOException {
        LeadDocument saved = saveLead("a", "Ann");
        noteRepairs(List.of("a"));

        assertThat(sweep()).contains("\"cacheRepairs\":1").contains("\"finished\":true");

        assertThat(new FreshEnvironment(link).lookup(tenant, "a"))
                .isEqualTo(new Lookup<>(LeadDocumentJson.write(saved), saved.version(), Origin.REMOTE, false));
        assertThat(sweep()).contains("\"cacheRepairs\":0");
    }

    @Test
    void tellsEnvironmentsThatHoldAnOlderCopy() throws IOException {
        FreshEnvironment reader = new FreshEnvironment(link);
        LeadDocument old = saveLead("a", "Ann");
        reader.put(old, old.version());
        assertThat(reader.lookup(tenant, "a").origin()).isEqualTo(Origin.LOCAL);
        LeadDocument saved = saveLead("a", "Anna");
        noteRepairs(List.of("a"));

        sweep();

        assertThat(reader.lookup(tenant, "a").version()).isEqualTo(saved.version());
    }

    @Test
    void leavesANewerEntryOfRedisAlone() throws IOException {
        LeadDocument saved = saveLead("a", "Ann");
        new FreshEnvironment(link).put(saved, saved.version() + 1);
        noteRepairs(List.of("a"));

        assertThat(sweep()).contains("\"cacheRepairs\":1");

        assertThat(new FreshEnvironment(link).lookup(tenant, "a").version()).isEqualTo(saved.version() + 1);
    }

    @Test
    void removesTheEntryOfALeadThatHasNoRow() throws IOException {
        LeadDocument other = saveLead("a", "Ann");
        new FreshEnvironment(link).put(other, other.version());
        committed(() -> {
            repository(TenantRepository.class).purge(tenant);
            return true;
        });
        noteRepairs(List.of("a"));

        assertThat(sweep()).contains("\"cacheRepairs\":1");

        assertThat(new FreshEnvironment(link).lookup(tenant, "a").value()).isNull();
    }

    @Test
    void repairsMoreThanOneBatch() throws IOException {
        noteRepairs(IntStream.range(0, 450).mapToObj(i -> "lead" + i).toList());

        assertThat(sweep()).contains("\"cacheRepairs\":450");
    }

    @Test
    void forgetsEventIdsAfterFiveDaysAndNotBefore() throws IOException {
        Set<String> old = Set.of("old1", "old2");
        Instant fiveDaysAgo = NOW.minus(Duration.ofDays(5));
        committed(() -> repository(EventIdRepository.class).insertNew(tenant, old, fiveDaysAgo.minusMillis(1)));
        committed(() -> repository(EventIdRepository.class).insertNew(tenant, Set.of("young"), fiveDaysAgo));

        assertThat(sweep()).contains("\"prunedEventIds\":2");

        Set<String> unknownNow = committed(
                () -> repository(EventIdRepository.class).insertNew(tenant, Set.of("old1", "old2", "young"), NOW));
        assertThat(unknownNow).isEqualTo(old);
    }

    @Test
    void prunesComputedValuesWhoseLifeIsOver() throws IOException, SQLException {
        try (Connection database = repository(PlainDataSource.class).source().getConnection();
                PreparedStatement row = database.prepareStatement(
                        "INSERT INTO cache_values VALUES (?, 'predictions', ?, gen_random_uuid(), 1, 'x', now() + ?::interval)")) {
            for (String life : List.of("-1 second", "-1 day", "1 hour")) {
                row.setString(1, tenant);
                row.setString(2, life);
                row.setString(3, life);
                row.executeUpdate();
            }
        }

        assertThat(sweep()).contains("\"prunedCacheValues\":2");
        assertThat(sweep()).contains("\"prunedCacheValues\":0");
    }

    @Test
    void startsNothingWhenOnlyTheReserveIsLeft() throws IOException {
        saveLead("a", "Ann");
        noteRepairs(List.of("a"));

        assertThat(sweep(1_000))
                .isEqualTo(
                        "{\"cacheRepairs\":0,\"warmedLeads\":0,\"partitionsMade\":0,\"prunedEventIds\":0,\"prunedCacheValues\":0,\"finished\":false}");

        assertThat(sweep()).contains("\"cacheRepairs\":1");
    }

    @Test
    void keepsTheRepairsWhileRedisIsDownAndPrunesAllTheSame() throws IOException {
        saveLead("a", "Ann");
        noteRepairs(List.of("a"));
        committed(() ->
                repository(EventIdRepository.class).insertNew(tenant, Set.of("old"), NOW.minus(Duration.ofDays(6))));
        servers.stopRedis();
        try {
            assertThatThrownBy(WarmerHandlerTest::sweep)
                    .isInstanceOf(SweepFailed.class)
                    .hasMessageContaining("cacheRepairs");
            assertThat(committed(() -> repository(EventIdRepository.class).insertNew(tenant, Set.of("old"), NOW)))
                    .containsExactly("old");
        } finally {
            servers.restartRedis();
        }

        assertThat(sweep()).contains("\"cacheRepairs\":1");
        assertThat(sweep()).contains("\"cacheRepairs\":0");
    }

    @Test
    void reachesItsDatabaseAgainAfterASnapshot() {
        Connections connections = store.getBean(Connections.class);
        saveLead("a", "Ann");

        connections.beforeCheckpoint();
        connections.afterRestore();

        assertThat(saveLead("a", "Anna").name()).isEqualTo("Anna");
    }
}
