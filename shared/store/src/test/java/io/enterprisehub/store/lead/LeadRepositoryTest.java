package io.enterprisehub.store.lead;

import static io.enterprisehub.store.testing.Samples.NOON;
import static io.enterprisehub.store.testing.Samples.lead;
import static io.enterprisehub.store.testing.Samples.score;
import static io.enterprisehub.store.testing.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.Stamp;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class LeadRepositoryTest {

    private static final String TENANT = "loc1";

    private final Database database;
    private final ApplicationContext store;
    private final LeadRepository leads;

    LeadRepositoryTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.leads = store.getBean(LeadRepository.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE leads, score_history");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T tx(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), work);
    }

    private List<LeadDocument> save(ScoredLead... scored) {
        return tx(() -> leads.saveAll(List.of(scored)));
    }

    @Test
    void readsBackUnderTheLockWhatWasSaved() {
        ScoredLead scored = scored(TENANT, "a", 62);
        LeadDocument saved = save(scored).getFirst();

        StoredLead locked = tx(() -> leads.lock(TENANT, List.of("a"))).get("a");

        assertThat(locked).isEqualTo(new StoredLead(scored.lead(), saved.version(), scored.score()));
    }

    @Test
    void makesTheSameDocumentWithoutADatabase() {
        ScoredLead scored = scored(TENANT, "a", 62);
        LeadDocument saved = save(scored).getFirst();

        assertThat(LeadDocument.of(scored, saved.version())).isEqualTo(saved);
    }

    @Test
    void givesTheDocumentThatTheRowNowHolds() {
        LeadDocument saved = save(scored(TENANT, "a", 62)).getFirst();

        LeadDocument found =
                tx(() -> leads.documents(TENANT, List.of("a", "missing"))).getFirst();

        assertThat(found).isEqualTo(saved);
        assertThat(found)
                .isEqualTo(new LeadDocument(
                        new LeadKey(TENANT, "a"),
                        LeadStatus.ACTIVE,
                        "Ann Example",
                        "ann@example.org",
                        null,
                        "Open House",
                        List.of("buyer", "vip"),
                        "agent1",
                        score(62),
                        NOON,
                        NOON,
                        saved.version()));
    }

    @Test
    void locksInTheOrderOfIdsAndMakesRowsForNewLeads() {
        save(scored(TENANT, "b", 10));

        Map<String, StoredLead> locked = tx(() -> leads.lock(TENANT, List.of("c", "b", "a", "c")));

        assertThat(locked.keySet()).containsExactly("a", "b", "c");
        assertThat(locked.get("a")).isEqualTo(new StoredLead(Lead.unknown(new LeadKey(TENANT, "a")), 0, null));
    }

    @Test
    void hidesALeadThatWasLockedAndNeverWritten() {
        tx(() -> leads.lock(TENANT, List.of("a")));

        assertThat(tx(() -> leads.documents(TENANT, List.of("a")))).isEmpty();
        assertThat(tx(() -> leads.list(TENANT, LeadQuery.first(LeadSort.SCORE, 10)))
                        .leads())
                .isEmpty();
    }

    @Test
    void givesEveryWriteAHigherVersionThanAllBefore() {
        long first = save(scored(TENANT, "a", 10)).getFirst().version();
        List<LeadDocument> second = save(scored(TENANT, "a", 10), scored("loc2", "a", 10), scored(TENANT, "b", 10));

        assertThat(second)
                .extracting(LeadDocument::version)
                .doesNotHaveDuplicates()
                .allMatch(v -> v > first);
    }

    @Test
    void keepsTheEarliestEventAsCreationWhileTheCrmSaysNone() {
        Lead bare = Lead.unknown(new LeadKey(TENANT, "a"));
        save(new ScoredLead(bare, score(5), NOON));
        save(new ScoredLead(bare, score(5), NOON.minusSeconds(60)));
        LeadDocument saved =
                save(new ScoredLead(bare, score(5), NOON.plusSeconds(60))).getFirst();

        assertThat(saved.createdAt()).isEqualTo(NOON.minusSeconds(60));
        assertThat(saved.lastEventAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void takesTheCrmsCreationDateWheneverItArrives() {
        save(new ScoredLead(Lead.unknown(new LeadKey(TENANT, "a")), score(5), NOON.minusSeconds(60)));

        assertThat(save(scored(TENANT, "a", 5)).getFirst().createdAt()).isEqualTo(NOON);
    }

    @Test
    void takesAnUnreadableOrImpossibleCreationDateAsUnknown() {
        for (String date : List.of("yesterday", "+99999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            Lead odd = lead(TENANT, "a");
            odd = new Lead(
                    odd.key(),
                    odd.fields().set(Map.of(LeadField.CREATED_AT, date), new Stamp(NOON.plusSeconds(9), "late")),
                    odd.items(),
                    odd.signals());

            Instant created = save(new ScoredLead(odd, score(5), NOON.minusSeconds(5)))
                    .getFirst()
                    .createdAt();

            assertThat(created).as(date).isEqualTo(NOON.minusSeconds(5));
        }
    }

    @Test
    void savesAThousandLeadsInOneStatement() {
        ScoredLead[] many = IntStream.range(0, 1_000)
                .mapToObj(i -> scored(TENANT, "lead" + i, i % 101))
                .toArray(ScoredLead[]::new);

        assertThat(save(many)).hasSize(1_000);
        assertThat(database.number("SELECT count(*) FROM leads")).isEqualTo(1_000);
    }

    @Test
    void neverShowsTheLeadOfAnotherTenant() {
        save(scored("loc2", "a", 90));

        assertThat(tx(() -> leads.documents(TENANT, List.of("a")))).isEmpty();
        assertThat(tx(() -> leads.list(TENANT, LeadQuery.first(LeadSort.SCORE, 10)))
                        .leads())
                .isEmpty();
    }

    @Test
    void pagesTheScoreHistoryNewestFirst() {
        HistoryRepository history = store.getBean(HistoryRepository.class);
        for (int percent : new int[] {10, 20, 30}) {
            List<LeadDocument> saved = save(scored(TENANT, "a", percent), scored(TENANT, "b", percent));
            tx(() -> {
                history.append(saved.stream().map(HistoryEntry::of).toList());
                return saved;
            });
        }
        LeadKey a = new LeadKey(TENANT, "a");

        List<HistoryEntry> newest = tx(() -> history.page(a, Long.MAX_VALUE, 2));
        List<HistoryEntry> rest = tx(() -> history.page(a, newest.getLast().version(), 2));

        assertThat(newest).extracting(e -> e.score().score()).containsExactly(30, 20);
        assertThat(rest).extracting(e -> e.score().score()).containsExactly(10);
        assertThat(newest.getFirst().score().reasons()).isEqualTo(score(30).reasons());
    }
}
