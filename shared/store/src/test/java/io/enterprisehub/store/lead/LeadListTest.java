package io.enterprisehub.store.lead;

import static io.enterprisehub.store.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.leads.LeadStatus;
import io.enterprisehub.leads.score.Tier;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 120 leads: lead i has score i/3, was created i/2 minutes after noon and had its last event i/4 minutes after. */
@ExtendWith(PostgresExtension.class)
class LeadListTest {

    private static final int COUNT = 120;

    private final Database database;
    private final ApplicationContext store;

    LeadListTest(Database database) {
        this.database = database;
        this.store = database.openStore();
    }

    @BeforeEach
    void fill() {
        database.execute("TRUNCATE leads");
        database.execute("""
                INSERT INTO leads (tenant, lead_id, status, first_event_at, last_event_at, source, assigned_to, ml_score,
                    probability, tier, scored_at, version)
                SELECT t, 'lead' || lpad(i::text, 3, '0'),
                    (ARRAY['active', 'active', 'active', 'won', 'lost', 'deleted'])[1 + i %% 6],
                    timestamptz '%1$s' + i / 2 * interval '1 minute', timestamptz '%1$s' + i / 4 * interval '1 minute',
                    CASE WHEN i %% 2 = 0 THEN 'Portal' END, CASE WHEN i %% 5 = 0 THEN 'agent1' END, i / 3, i / 300.0,
                    (ARRAY['cold', 'warm', 'hot'])[1 + i %% 3], timestamptz '%1$s', i
                FROM generate_series(0, %2$d) AS i, unnest(ARRAY['loc1', 'loc2']) AS t""".formatted(NOON, COUNT - 1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private LeadPage list(LeadQuery query) {
        LeadRepository leads = store.getBean(LeadRepository.class);
        return store.getBean(Transactions.class).reading(Duration.ofSeconds(10), () -> leads.list("loc1", query));
    }

    private List<LeadDocument> all(LeadQuery query, Runnable betweenPages) {
        List<LeadDocument> all = new ArrayList<>();
        LeadPage page = list(query);
        all.addAll(page.leads());
        while (page.next() != null) {
            betweenPages.run();
            page = list(query.after(page.next()));
            all.addAll(page.leads());
        }
        return all;
    }

    private static List<String> ids(List<LeadDocument> leads) {
        return leads.stream().map(lead -> lead.key().leadId()).toList();
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void pagesGiveEveryLeadOnceInOrder(LeadSort sort) {
        List<String> expected = database.texts(
                "SELECT lead_id FROM leads WHERE tenant = 'loc1' AND status <> 'deleted' ORDER BY %s DESC, lead_id DESC"
                        .formatted(sort.column()));

        assertThat(ids(all(LeadQuery.first(sort, 7), () -> {}))).isEqualTo(expected);
        assertThat(ids(all(LeadQuery.first(sort, 200), () -> {}))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void pagesNeitherSkipNorRepeatALeadWhileOthersAreWritten(LeadSort sort) {
        List<String> untouched = database.texts(
                "SELECT lead_id FROM leads WHERE tenant = 'loc1' AND status <> 'deleted' AND NOT lead_id LIKE '%3'");

        List<String> seen = ids(all(LeadQuery.first(sort, 7), () -> database.execute("""
                UPDATE leads SET ml_score = (ml_score * 7 + 13) % 101, version = version + 1000,
                    first_event_at = first_event_at + (ml_score - 20) * interval '1 minute',
                    last_event_at = last_event_at + (ml_score - 20) * interval '1 minute'
                WHERE lead_id LIKE '%3';
                UPDATE leads SET name = 'changed', version = version + 1000 WHERE NOT lead_id LIKE '%3'""")));

        assertThat(seen.stream().filter(id -> !id.endsWith("3"))).containsExactlyInAnyOrderElementsOf(untouched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ACTIVE  |     |    |        |        | status = 'active'
                    DELETED |     |    |        |        | status = 'deleted'
                            | HOT |    |        |        | tier = 'hot' AND status <> 'deleted'
                            |     | 20 |        |        | ml_score >= 20 AND status <> 'deleted'
                            |     |    | Portal |        | source = 'Portal' AND status <> 'deleted'
                            |     |    |        | agent1 | assigned_to = 'agent1' AND status <> 'deleted'
                    ACTIVE  | HOT | 10 | Portal | agent1 | status = 'active' AND tier = 'hot' AND ml_score >= 10 AND source = 'Portal' AND assigned_to = 'agent1'
                    """)
    void filtersNarrowTheList(
            LeadStatus status, Tier tier, Integer minScore, String source, String assignedTo, String condition) {
        LeadQuery query =
                new LeadQuery(status, tier, minScore, source, assignedTo, null, null, LeadSort.SCORE, 5, null);

        List<String> expected = database.texts(
                "SELECT lead_id FROM leads WHERE tenant = 'loc1' AND %s ORDER BY ml_score DESC, lead_id DESC"
                        .formatted(condition));

        assertThat(expected).isNotEmpty();
        assertThat(ids(all(query, () -> {}))).isEqualTo(expected);
    }

    @Test
    void takesCreationFromAMomentOnAndUpToAnother() {
        LeadQuery query = new LeadQuery(
                LeadStatus.ACTIVE,
                null,
                null,
                null,
                null,
                NOON.plusSeconds(60),
                NOON.plusSeconds(180),
                LeadSort.CREATED,
                200,
                null);

        assertThat(list(query).leads())
                .isNotEmpty()
                .allSatisfy(lead -> assertThat(lead.createdAt()).isBetween(NOON.plusSeconds(60), NOON.plusSeconds(179)))
                .extracting(LeadDocument::createdAt)
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void saysThatThereIsNoNextPageWhenTheLastLeadFillsTheLastPage() {
        long listed = database.number("SELECT count(*) FROM leads WHERE tenant = 'loc1' AND status <> 'deleted'");

        assertThat(list(LeadQuery.first(LeadSort.SCORE, (int) listed)).next()).isNull();
        assertThat(list(LeadQuery.first(LeadSort.SCORE, (int) listed - 1)).next())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "201"})
    void refusesAPageSizeBeyondItsBounds(int limit) {
        assertThatThrownBy(() -> LeadQuery.first(LeadSort.SCORE, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200");
    }
}
