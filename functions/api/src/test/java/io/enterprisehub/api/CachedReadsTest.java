package io.enterprisehub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.RedisSettings;
import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Session;
import io.enterprisehub.cache.tier.TieredCache;
import io.enterprisehub.cache.tier.WriteTicket;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.leadcache.LeadRegion;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.lead.HistoryEntry;
import io.enterprisehub.store.lead.HistoryRepository;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadRepository;
import io.enterprisehub.store.tenant.ApiKeyRepository;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.enterprisehub.store.testing.Samples;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** loc1 has lead1; a writer, as scoring is one, changes it while one or two environments of this function read. */
@ExtendWith(PostgresExtension.class)
class CachedReadsTest {

    private static final Duration AMPLE = Duration.ofSeconds(5);

    private final Database database;
    private final TestRedis redis = new TestRedis();
    private final Api api;
    private final RedisLink link;
    private final TieredCache writer;
    private final Region<String, String> written;

    CachedReadsTest(Database database) {
        this.database = database;
        this.api = environment();
        this.link = new RedisLink(RedisSettings.of(redis.uri(), false), Clock.systemUTC());
        this.writer = TieredCache.builder().remote(new RedisLevel(link, AMPLE)).build();
        this.written = writer.region(LeadRegion.over((tenant, ids) -> Map.of(), RegionPolicy.strict()));
    }

    private Api environment() {
        return Api.on(database.jdbcUrl(), redis.uri(), database, Clock.systemUTC(), 10_000);
    }

    @BeforeEach
    void fill() {
        database.execute("TRUNCATE leads, score_history, api_keys");
        try (ApplicationContext store = database.openStore()) {
            store.getBean(Transactions.class).inTransaction(AMPLE, () -> {
                store.getBean(ApiKeyRepository.class).create(Callers.sha256(Api.KEY), "loc1", Samples.NOON);
                return true;
            });
        }
        write(10);
    }

    /** Commits a score and its history, and tells the cache. */
    private void write(int score) {
        try (Session session = writer.session(AMPLE);
                ApplicationContext store = database.openStore()) {
            written.getAll(session, "loc1", List.of());
            WriteTicket ticket = session.writing("loc1");
            LeadDocument saved = store.getBean(Transactions.class).inTransaction(AMPLE, () -> {
                List<LeadDocument> rows =
                        store.getBean(LeadRepository.class).saveAll(List.of(Samples.scored("loc1", "lead1", score)));
                store.getBean(HistoryRepository.class)
                        .append(rows.stream().map(HistoryEntry::of).toList());
                return rows.getFirst();
            });
            written.put(ticket, "lead1", LeadRegion.valueOf(saved));
        }
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        link.close();
        redis.close();
    }

    @Test
    void readsWhatWasWrittenThroughAndThenItsOwnMemory() {
        Answer first = api.get("/v1/leads/lead1");
        Answer second = api.get("/v1/leads/lead1");

        assertThat(first.header("cache-status")).isEqualTo("EnterpriseHub; hit; detail=REMOTE");
        assertThat(second.header("cache-status")).isEqualTo("EnterpriseHub; hit; detail=LOCAL");
        assertThat(second.text()).isEqualTo(first.text()).contains("\"score\":10");
    }

    @Test
    void reportsOfEachRegionWhatItsLevelsDidWithTheTenantAsAProperty() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (Api other = environment()) {
            other.get("/v1/leads/lead1");
            other.get("/v1/leads/lead1/history");
            redis.stop();
            other.get("/v1/leads/lead1");
        } finally {
            System.setOut(before);
        }

        List<String> documents = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"tenant\":\"loc1\""))
                .toList();
        assertThat(documents).hasSize(3).allMatch(line -> line.contains("\"Dimensions\":[[\"function\"]]"));
        assertThat(documents.get(0)).contains("\"cache.leads.remoteHit\":1", "\"cache.leads.redis.read\":");
        assertThat(documents.get(1))
                .contains("\"cache.leads.localHit\":1", "\"cache.scores.loaded\":1", "\"cache.scores.load\":");
        assertThat(documents.get(2))
                .contains("\"cache.remoteResting\":1", "\"cache.blind\":1", "\"cache.redis.read.failed\":");
    }

    @Test
    void seesAChangeInTheNextRequestOfEveryEnvironment() throws IOException {
        try (Api other = environment()) {
            other.get("/v1/leads/lead1");
            api.get("/v1/leads/lead1");

            write(20);

            assertThat(api.get("/v1/leads/lead1").text()).contains("\"score\":20");
            assertThat(other.get("/v1/leads/lead1").text()).contains("\"score\":20");
        }
    }

    @Test
    void showsTheHistoryAsOfTheLeadsVersion() {
        assertThat(api.get("/v1/leads/lead1/history").each("history", "score")).containsExactly("10");
        Answer again = api.get("/v1/leads/lead1/history");

        write(20);
        Answer after = api.get("/v1/leads/lead1/history");

        assertThat(again.header("cache-status")).isEqualTo("EnterpriseHub; hit; detail=LOCAL");
        assertThat(after.header("cache-status")).isEqualTo("EnterpriseHub; fwd=miss; detail=LOADER");
        assertThat(after.each("history", "score")).containsExactly("20", "10");
    }

    @Test
    void answersFromTheDatabaseWhileRedisIsDown() {
        api.get("/v1/leads/lead1");
        redis.stop();
        Answer without = api.get("/v1/leads/lead1");

        assertThat(without.status()).isEqualTo(200);
        assertThat(without.header("cache-status")).isEqualTo("EnterpriseHub; fwd=miss; detail=LOADER");
        assertThat(api.send("GET", "/health", Map.of()).text())
                .isEqualTo("{\"status\":\"degraded\",\"dependencies\":{\"database\":\"up\",\"cache\":\"down\"}}");
    }

    @Test
    void saysThatItIsHealthyWithoutAKey() {
        Answer answer = api.send("GET", "/health", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"status\":\"up\",\"dependencies\":{\"database\":\"up\",\"cache\":\"up\"}}");
    }
}
