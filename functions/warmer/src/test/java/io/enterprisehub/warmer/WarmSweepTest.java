package io.enterprisehub.warmer;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.Counter;
import io.enterprisehub.cache.tier.Lookup.Origin;
import io.enterprisehub.cache.tier.remote.AccessLog;
import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.KeyHeat;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.ScoredLead;
import io.enterprisehub.store.tenant.Installation;
import io.enterprisehub.store.tenant.TenantRepository;
import io.enterprisehub.store.tenant.WarmingRepository;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each test has its own tenants; the round goes over those of the other tests as well. */
class WarmSweepTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static Servers servers;
    private static RedisLink link;
    private static ApplicationContext store;
    private static WarmerHandler warmer;

    @BeforeAll
    static void start() throws IOException {
        servers = new Servers();
        link = servers.link();
        UnaryOperator<ApplicationContextBuilder> context = servers.context(Clock.fixed(NOW, ZoneOffset.UTC));
        store = context.apply(ApplicationContext.builder().deduceEnvironment(false))
                .start();
        WarmSource campaign = new WarmSource(
                "campaign",
                Priority.HIGH,
                (tenant, limit) -> tenant.equals("campaigned") ? List.of("chosen") : List.of());
        warmer = new WarmerHandler(builder -> context.apply(builder).singletons(campaign));
    }

    @AfterAll
    static void stop() throws IOException {
        warmer.close();
        store.close();
        link.close();
        servers.close();
    }

    private static String sweep() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        warmer.handleRequest(new ByteArrayInputStream(new byte[0]), answer, new LambdaContext("sweep", 60_000));
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static <T> T committed(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(LIMIT, work);
    }

    /** A lead that wrote then, with an appointment or none. */
    private static void lead(String tenant, String id, int score, Instant wroteAt, @Nullable Instant appointment) {
        LeadKey key = new LeadKey(tenant, id);
        List<LeadChange> changes = appointment == null
                ? List.of(new LeadChange.Observed(Signal.MESSAGE_IN, wroteAt))
                : List.of(
                        new LeadChange.Observed(Signal.MESSAGE_IN, wroteAt),
                        new LeadChange.ItemSet(
                                ItemKind.APPOINTMENT,
                                "a1",
                                Map.of(ItemField.STATUS, "confirmed", ItemField.STARTS_AT, appointment.toString()),
                                wroteAt));
        LeadEvent event = new LeadEvent(key, "e-" + id, "InboundMessage", wroteAt, wroteAt, false, changes);
        Lead lead = Lead.unknown(key).apply(event);
        LeadScore scored = new LeadScore(score / 100.0, score, Tier.WARM, 0.5, List.of(), "model-1", NOW);
        committed(() -> {
            store.getBean(TenantRepository.class).lockForShare(tenant);
            return store.getBean(LeadRepository.class).saveAll(List.of(new ScoredLead(lead, scored, wroteAt)));
        });
    }

    @Test
    void givesAFreshEnvironmentItsFirstReadFromMemory() throws IOException {
        lead("first", "a", 50, NOW.minus(Duration.ofHours(1)), null);

        assertThat(sweep()).contains("\"finished\":true");

        FreshEnvironment environment = new FreshEnvironment(link);
        assertThat(environment.lookup("first", "a").origin()).isEqualTo(Origin.SNAPSHOT);
        assertThat(environment.count(Counter.HYDRATED)).isEqualTo(1);
    }

    @Test
    void ranksAppointmentsAndScoresBeforeConversationsAndThoseBeforeTheRest() throws IOException {
        lead("ranked", "quiet", 10, NOW.minus(Duration.ofDays(20)), null);
        lead("ranked", "viewing", 1, NOW.minus(Duration.ofDays(60)), NOW.plus(Duration.ofHours(5)));
        lead("ranked", "hot", 90, NOW.minus(Duration.ofDays(3)), null);

        sweep();

        assertThat(committed(() -> store.getBean(WarmingRepository.class).last("ranked"))
                        .leads())
                .startsWith("viewing", "hot")
                .contains("quiet");
    }

    @Test
    void warmsFirstWhatCallersRead() throws IOException {
        lead("read", "hot", 90, NOW.minus(Duration.ofDays(3)), null);
        lead("read", "looked-at", 1, NOW.minus(Duration.ofDays(90)), null);
        new AccessLog(link, LIMIT, Duration.ofHours(1))
                .record("read", List.of(new KeyHeat("read", new Address("leads", "looked-at"), 3)));

        sweep();

        assertThat(committed(() -> store.getBean(WarmingRepository.class).last("read"))
                        .leads())
                .containsExactly("looked-at", "hot");
    }

    @Test
    void warmsForAFurtherReasonThatABeanGives() throws IOException {
        lead("campaigned", "hot", 90, NOW.minus(Duration.ofDays(3)), null);
        wonLongAgo("campaigned", "chosen");
        wonLongAgo("campaigned", "forgotten");

        sweep();

        assertThat(committed(() -> store.getBean(WarmingRepository.class).last("campaigned"))
                        .leads())
                .containsExactly("hot", "chosen");
        assertThat(new FreshEnvironment(link).lookup("campaigned", "chosen").origin())
                .isEqualTo(Origin.SNAPSHOT);
    }

    /** No reason of the warmer's own finds it. */
    private static void wonLongAgo(String tenant, String id) {
        LeadKey key = new LeadKey(tenant, id);
        Instant then = NOW.minus(Duration.ofDays(90));
        LeadChange won = new LeadChange.ItemSet(ItemKind.OPPORTUNITY, "o1", Map.of(ItemField.STATUS, "won"), then);
        Lead lead = Lead.unknown(key)
                .apply(new LeadEvent(key, "e-" + id, "OpportunityStatusUpdate", then, then, false, List.of(won)));
        LeadScore scored = new LeadScore(0.5, 50, Tier.WARM, 0.5, List.of(), "model-1", NOW);
        committed(() -> store.getBean(LeadRepository.class).saveAll(List.of(new ScoredLead(lead, scored, then))));
    }

    @Test
    void leavesUninstalledTenantsAlone() throws IOException {
        lead("gone", "a", 50, NOW.minus(Duration.ofHours(1)), null);
        committed(() -> store.getBean(TenantRepository.class)
                .applyLifecycle("gone", null, Installation.UNINSTALLED, new Stamp(NOW, "uninstall")));

        sweep();

        assertThat(new FreshEnvironment(link).lookup("gone", "a").value()).isNull();
        assertThat(committed(() -> Set.of(store.getBean(WarmingRepository.class).last("gone") == null)))
                .containsExactly(true);
    }

    @Test
    void goesOnWhereTheLastRunEnded() throws IOException {
        for (String tenant : List.of("round-a", "round-b", "round-c")) {
            lead(tenant, "a", 50, NOW.minus(Duration.ofHours(1)), null);
        }
        committed(() -> {
            store.getBean(WarmingRepository.class).resumeAfter("round-a");
            return true;
        });

        sweep();

        assertThat(committed(() -> store.getBean(WarmingRepository.class).cursor()))
                .isLessThanOrEqualTo("round-a");
        for (String tenant : List.of("round-a", "round-b", "round-c")) {
            assertThat(new FreshEnvironment(link).lookup(tenant, "a").origin()).isEqualTo(Origin.SNAPSHOT);
        }
    }
}
