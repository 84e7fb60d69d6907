package io.enterprisehub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.lead.ScoredLead;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** loc1 has lead00 to lead29, lead i with score i; loc2 has "theirs". */
@ExtendWith(PostgresExtension.class)
class ApiHandlerTest {

    private final Database database;
    private final MovableClock clock = new MovableClock();
    private final Api api;

    ApiHandlerTest(Database database) {
        this.database = database;
        this.api = Api.on(database, clock);
    }

    @BeforeEach
    void fill() {
        database.execute("TRUNCATE leads, score_history, api_keys");
        List<ScoredLead> leads = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> Samples.scored("loc1", "lead%02d".formatted(i), i))
                .toList());
        leads.add(Samples.scored("loc2", "theirs", 90));
        try (ApplicationContext store = database.openStore()) {
            store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), () -> {
                store.getBean(ApiKeyRepository.class).create(Callers.sha256(Api.KEY), "loc1", Samples.NOON);
                for (int round = 0; round < 3; round++) {
                    store.getBean(HistoryRepository.class)
                            .append(store.getBean(LeadRepository.class).saveAll(leads).stream()
                                    .map(HistoryEntry::of)
                                    .toList());
                }
                return true;
            });
        }
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void answersWithALeadAndItsReasons() {
        Answer answer = api.get("/v1/leads/lead25");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("private, no-cache");
        long version = database.number("SELECT version FROM leads WHERE lead_id = 'lead25'");
        assertThat(answer.text()).isEqualTo("""
                        {"id":"lead25","status":"active","name":"Ann Example","email":"ann@example.org","phone":null,\
                        "source":"Open House","tags":["buyer","vip"],"assignedTo":"agent1","score":25,"probability":0.25,\
                        "tier":"warm","interval":null,"completeness":0.5,"reasons":[{"code":"CONVERSATION",\
                        "text":"Replies in the conversation","effect":0.75}],"churn":null,"modelVersion":"model-1",\
                        "scoredAt":"2026-03-01T12:00:05Z","createdAt":"2026-03-01T12:00:00Z",\
                        "lastEventAt":"2026-03-01T12:00:00Z","version":%d}""".formatted(version));
    }

    @Test
    void answersNotModifiedToACallerThatHoldsTheVersion() {
        String tag = api.get("/v1/leads/lead25").header("etag");
        Map<String, String> headers = new HashMap<>(Map.of("x-api-key", Api.KEY));
        for (String held : List.of(tag, "W/" + tag, "\"1\", " + tag, "*")) {
            headers.put("if-none-match", held);
            Answer answer = api.send("GET", "/v1/leads/lead25", headers);
            assertThat(answer.status()).as(held).isEqualTo(304);
            assertThat(answer.text()).isEmpty();
        }
        headers.put("if-none-match", "\"0\"");
        assertThat(api.send("GET", "/v1/leads/lead25", headers).status()).isEqualTo(200);
    }

    @Test
    void answersForTheLeadOfAnotherTenantAsForOneThatDoesNotExist() {
        for (String suffix : List.of("", "/history")) {
            Answer theirs = api.get("/v1/leads/theirs" + suffix);
            Answer nobodys = api.get("/v1/leads/nobody" + suffix);

            assertThat(theirs.status()).isEqualTo(404);
            assertThat(theirs.text()).isEqualTo(nobodys.text()).doesNotContain("theirs");
            assertThat(theirs.headers().toString()).isEqualTo(nobodys.headers().toString());
        }
    }

    @Test
    void listsTheHottestFirstAndPagesToTheEnd() {
        List<String> seen = new ArrayList<>();
        Answer page = api.get("/v1/leads", "limit", "7");
        seen.addAll(page.each("leads", "id"));
        while (!page.body().get("next").isNull()) {
            page = api.get("/v1/leads", "cursor", page.body().get("next").asText(), "limit", "9");
            assertThat(page.status()).isEqualTo(200);
            seen.addAll(page.each("leads", "id"));
        }

        assertThat(seen)
                .isEqualTo(IntStream.range(0, 30)
                        .mapToObj(i -> "lead%02d".formatted(29 - i))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "tier, warm, 10",
        "minScore, 28, 2",
        "status, won, 0",
        "source, Open House, 30",
        "assignedTo, agent2, 0",
        "createdAfter, 2026-03-01T12:00:01Z, 0",
        "createdBefore, 2026-03-01T12:00:01Z, 30",
        "sort, lastEvent, 30"
    })
    void filtersTheList(String name, String value, int count) {
        assertThat(api.get("/v1/leads", name, value).each("leads", "id")).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limit         | 0            | from 1 to 200
                    limit         | 201          | from 1 to 200
                    limit         | ten          | from 1 to 200
                    limit         | 99999999999  | from 1 to 200
                    minScore      | -1           | from 0 to 100
                    tier          | lukewarm     | "allowed":["cold","warm","hot"]
                    status        | pending      | "allowed":["active","won","lost","deleted"]
                    sort          | name         | "allowed":["score","created","lastEvent"]
                    createdAfter  | yesterday    | 2026-01-31T12:00:00Z
                    createdBefore | +99999-01-01T00:00:00Z | 2026-01-31T12:00:00Z
                    source        | ''           | 1 to 200
                    cursor        | not!base64   | same parameters
                    cursor        | AAAA         | same parameters
                    """)
    void refusesAValueThatAParameterCannotHave(String name, String value, String rule) {
        Answer answer = api.get("/v1/leads", name, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("parameter").asText()).isEqualTo(name);
        assertThat(answer.text()).contains(rule);
        if (!value.isEmpty()) {
            assertThat(answer.text()).doesNotContain("\"" + value + "\"");
        }
    }

    @Test
    void refusesAParameterThatItDoesNotKnowAndSaysWhichItKnows() {
        Answer answer = api.get("/v1/leads", "minscore", "5");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"minScore\"").doesNotContain("minscore");
        assertThat(api.get("/v1/leads/lead25", "fields", "all").status()).isEqualTo(400);
    }

    @Test
    void refusesACharacterThatTheDatabaseCannotHold() {
        assertThat(api.get("/v1/leads", "source", "a\0b").status()).isEqualTo(400);
        assertThat(api.get("/v1/leads/a%00b").status()).isEqualTo(404);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        String byScore = api.get("/v1/leads", "limit", "5").body().get("next").asText();
        String ofHistory = api.get("/v1/leads/lead25/history", "limit", "1")
                .body()
                .get("next")
                .asText();

        assertThat(api.get("/v1/leads", "cursor", byScore, "sort", "created").status())
                .isEqualTo(400);
        assertThat(api.get("/v1/leads", "cursor", byScore, "tier", "warm").status())
                .isEqualTo(400);
        assertThat(api.get("/v1/leads", "cursor", ofHistory).status()).isEqualTo(400);
        assertThat(api.get("/v1/leads/lead24/history", "cursor", ofHistory).status())
                .isEqualTo(400);
        assertThat(api.get("/v1/leads", "cursor", byScore.substring(0, 10)).status())
                .isEqualTo(400);
    }

    @Test
    void refusesTheCursorOfAnotherTenant() {
        String mine = api.get("/v1/leads", "limit", "5").body().get("next").asText();
        database.execute("UPDATE api_keys SET tenant = 'loc2'");
        clock.advance(Duration.ofMinutes(2));

        assertThat(api.get("/v1/leads", "cursor", mine).status()).isEqualTo(400);
    }

    @Test
    void pagesTheHistoryOfALeadNewestFirst() {
        Answer first = api.get("/v1/leads/lead25/history", "limit", "2");
        Answer second = api.get(
                "/v1/leads/lead25/history",
                "limit",
                "2",
                "cursor",
                first.body().get("next").asText());

        List<String> versions = new ArrayList<>(first.each("history", "version"));
        versions.addAll(second.each("history", "version"));
        assertThat(versions)
                .isEqualTo(database.texts("SELECT version FROM score_history WHERE tenant = 'loc1'"
                        + " AND lead_id = 'lead25' ORDER BY version DESC"))
                .hasSize(3);
        assertThat(second.body().get("next").isNull()).isTrue();
        assertThat(first.each("history", "tier")).containsOnly("warm");
    }

    @Test
    void refusesACallerWithoutAValidKey() {
        for (Map<String, String> headers : List.<Map<String, String>>of(
                Map.of(),
                Map.of("Authorization", "Bearer wrong"),
                Map.of("Authorization", "Basic " + Api.KEY),
                Map.of("Authorization", "Bearer "),
                Map.of("x-api-key", "k".repeat(10_000)))) {
            Answer answer = api.send("GET", "/v1/leads", headers);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void trustsAKeyForAMinuteAfterItWasWithdrawn() {
        assertThat(api.get("/v1/leads").status()).isEqualTo(200);
        database.execute("DELETE FROM api_keys");

        clock.advance(Duration.ofSeconds(59));
        assertThat(api.get("/v1/leads").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(api.get("/v1/leads").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v2/leads", "/v1/leads/", "/v1/leads/lead25/reasons", "/v1/leads/%zz"})
    void answersNotFoundToPathsThatItDoesNotHave(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void decodesTheIdInThePath() {
        database.execute("UPDATE leads SET lead_id = 'a/b+c d' WHERE lead_id = 'lead25'");

        Answer answer = api.get("/v1/leads/a%2Fb+c%20d");

        assertThat(answer.body().get("id").asText()).isEqualTo("a/b+c d");
    }

    @Test
    void onlyReads() {
        Answer answer = api.send("POST", "/v1/leads", Map.of("x-api-key", Api.KEY));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET");
    }

    @Test
    void scoresLeadsAsOfNowAndSaysWhichItDoesNotHave() {
        Answer answer = api.post("/v1/score", "{\"leads\":[\"lead25\",\"theirs\",\"lead01\"]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("scores", "id")).containsExactly("lead25", "lead01");
        assertThat(answer.text())
                .containsPattern(
                        "\"interval\":\\{\"low\":0\\.\\d+,\"high\":0\\.\\d+},\"churn\":0\\.\\d+,\"completeness\":0\\.\\d+,\"reasons\":\\[\\{");
        assertThat(answer.each("scores", "modelVersion"))
                .allSatisfy(version -> assertThat(version).startsWith("forest-"));
        assertThat(answer.each("scores", "scoredAt"))
                .containsOnly(clock.instant().toString());
        assertThat(answer.text()).contains("\"unknown\":[\"theirs\"]");
    }

    /** Whichever of them share a batch: nobody gets another's score. */
    @Test
    void answersEachOfManyConcurrentCallersWithItsOwnLead() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(30)) {
            for (int lead = 0; lead < 30; lead++) {
                String body = "{\"leads\":[\"lead%02d\",\"theirs\"]}".formatted(lead);
                answers.add(callers.submit(() -> {
                    together.await();
                    return api.post("/v1/score", body);
                }));
            }
            together.countDown();
        }

        for (int lead = 0; lead < 30; lead++) {
            Answer answer = answers.get(lead).get();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.each("scores", "id")).containsExactly("lead%02d".formatted(lead));
            assertThat(answer.text()).contains("\"unknown\":[\"theirs\"]");
        }
    }

    @Test
    void scoresAThousandRowsAtOnce() {
        String row = "{\"MESSAGES_IN\":3,\"APPOINTMENTS_AHEAD\":1,\"DAYS_SINCE_LAST_SIGN\":null}";

        Answer answer = api.post("/v1/score", "{\"rows\":[" + (row + ",").repeat(999) + row + "]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("scores", "probability"))
                .hasSize(1_000)
                .containsOnly(answer.each("scores", "probability").getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | must be a JSON object with",
                "{\"leads\":\"a\"} | must have an array under \"leads\"",
                "{\"leads\":[\"a\",7]} | at leads[1]",
                "{\"rows\":[{},[]]} | must have an object at rows[1]",
                "{\"rows\":[{\"AGE\":1}]} | rows[0] has another one. The features are: MESSAGES_IN, ",
                "{\"rows\":[{\"MESSAGES_IN\":\"1\"}]} | must have a number or null at rows[0].MESSAGES_IN",
                "{\"leads\":[],\"rows\":[]} | must have nothing beside",
                "{\"leads\":[ | must be JSON"
            })
    void saysWhereABodyIsWrong(String body, String says) {
        Answer answer = api.post("/v1/score", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("detail").asText()).startsWith("The body ").contains(says);
    }

    @Test
    void scoresNoMoreThanAThousandLeads() {
        String body = "{\"leads\":[" + "\"a\",".repeat(1_000) + "\"a\"]}";

        assertThat(api.post("/v1/score", body).body().get("detail").asText()).contains("no more than 1,000 leads");
    }

    @Test
    void answersAProblemToAnEventThatIsNone() {
        assertThat(api.invoke("[]".getBytes(UTF_8)).status()).isEqualTo(400);
    }
}
