package io.enterprisehub.benchmarks.inference;

import io.enterprisehub.benchmarks.Jvm;
import io.enterprisehub.benchmarks.Medians;
import io.enterprisehub.benchmarks.Scenario;
import io.enterprisehub.benchmarks.Stage;
import io.enterprisehub.benchmarks.report.Line;
import io.enterprisehub.benchmarks.report.Section;
import io.enterprisehub.cachetesting.RedisNode;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.store.lead.LeadCodec;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a micro-batcher gains for concurrent requests in one process. */
final class Concurrency implements Scenario {

    private static final String KEY = "key-of-the-benchmark";
    private static final List<String> WAYS = List.of("alone", "batched");

    private final Models models;

    Concurrency(Models models) {
        this.models = models;
    }

    /** Of one run. */
    private record Run(double perSecond, double p50, double p99, double inBatch) {

        static Run of(String line) {
            double[] numbers = Arrays.stream(line.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Run(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
    }

    @Override
    public String name() {
        return "concurrent requests";
    }

    @Override
    public int weight() {
        return 40;
    }

    @Override
    public Section run(Stage stage) {
        Section section = Section.of(
                "Concurrent requests in one process",
                Callers.COUNT
                        + " threads ask for one lead after the other, each alone or through the micro-batcher; medians over JVMs, whose first "
                        + "half is warm-up. Engine: one row to probability, range and completeness. POST /v1/score: the api function itself with "
                        + "two connections to a PostgreSQL and a Redis on this machine, leads that were not asked for before.");
        String folder = models.of(stage).folder().toString();
        section = lines(
                section, stage, "bare engine", EngineCallers.class, (way, round) -> List.of(folder), "calls a second");
        try (PostgresServer server = PostgresServer.start();
                RedisNode redis = RedisNode.standalone()) {
            int leads = stage.effort().of(12_000, 12_000, 200);
            Database database =
                    database(server, leads * WAYS.size() * stage.effort().rounds());
            return lines(
                    section,
                    stage,
                    "POST /v1/score",
                    RequestCallers.class,
                    (way, round) -> {
                        int first = leads * (way + WAYS.size() * round);
                        return List.of(
                                database.jdbcUrl(),
                                redis.uri(),
                                KEY,
                                Integer.toString(first),
                                Integer.toString(first + leads));
                    },
                    "requests a second");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", e);
        }
    }

    /** Further words for a way and a round. */
    private interface Words {
        List<String> of(int way, int round);
    }

    private static Section lines(Section section, Stage stage, String what, Class<?> main, Words words, String unit) {
        List<List<Run>> runs = List.of(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < stage.effort().rounds(); round++) {
            for (int way = 0; way < WAYS.size(); way++) {
                stage.note().say(what + ", " + WAYS.get(way));
                runs.get(way).add(run(stage, main, WAYS.get(way), words.of(way, round)));
            }
        }
        double alone = median(runs.getFirst(), Run::perSecond);
        double batched = median(runs.getLast(), Run::perSecond);
        return section.with(Line.of(what + ", batched", batched, unit)
                        .beside("alone", alone)
                        .note("%.1f in a batch".formatted(median(runs.getLast(), Run::inBatch))))
                .with(Line.of(what + ", gain by batching", batched / alone, "x"))
                .with(time(what + ", p50", runs, Run::p50))
                .with(time(what + ", p99", runs, Run::p99));
    }

    private static Line time(String what, List<List<Run>> runs, ToDoubleFunction<Run> of) {
        return Line.of(what + ", batched", median(runs.getLast(), of), "us")
                .beside("alone", median(runs.getFirst(), of));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> of) {
        return Medians.of(runs.stream().mapToDouble(of).toArray());
    }

    private static Run run(Stage stage, Class<?> main, String way, List<String> words) {
        List<String> all =
                new ArrayList<>(List.of(way, Integer.toString(stage.effort().of(3_000, 1_500, 50))));
        all.addAll(words);
        try (Jvm jvm = Jvm.start(List.of("-Xmx512m"), main, all.toArray(String[]::new))) {
            return Run.of(jvm.hear());
        }
    }

    private static Database database(PostgresServer server, int leads) {
        Database database = server.createDatabase();
        String state = LeadCodec.write(lead()).replace("'", "''");
        database.execute("INSERT INTO api_keys VALUES (sha256('" + KEY + "'), 'location', now())");
        database.execute(
                "INSERT INTO leads (tenant, lead_id, status, first_event_at, state, model_version, scored_at, version)"
                        + " SELECT 'location', 'lead' || i, 'active', '2026-01-01', '" + state
                        + "', 'none', '2026-01-01', i + 1"
                        + " FROM generate_series(0, " + (leads - 1) + ") i");
        database.execute("ANALYZE leads");
        return database;
    }

    /** One that has said and done a few things, so that there is something to score and to explain. */
    private static Lead lead() {
        LeadKey key = new LeadKey("location", "lead");
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        List<LeadChange> changes = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            changes.add(new LeadChange.Observed(signal, at.plusSeconds(signal.ordinal())));
        }
        return Lead.unknown(key).apply(new LeadEvent(key, "e", "InboundMessage", at, at, false, changes));
    }
}
