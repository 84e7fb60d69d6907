package io.enterprisehub.local.demo;

import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.local.oracle.DeadLetters;
import io.enterprisehub.local.oracle.Expectation;
import io.enterprisehub.local.oracle.Findings;
import io.enterprisehub.local.oracle.Oracle;
import io.enterprisehub.local.oracle.PackagedModel;
import io.enterprisehub.local.oracle.RedisRemains;
import io.enterprisehub.local.oracle.Snapshot;
import io.enterprisehub.local.oracle.SnapshotReader;
import io.enterprisehub.local.reads.StaleWatch;
import io.enterprisehub.local.reads.WarmingTrial;
import io.enterprisehub.local.services.PostgresStore;
import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.terminal.Progress;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.traffic.Answer;
import io.enterprisehub.local.traffic.Backoff;
import io.enterprisehub.local.traffic.MarketSource;
import io.enterprisehub.local.traffic.MarketTraffic;
import io.enterprisehub.local.traffic.Post;
import io.enterprisehub.local.traffic.Sender;
import io.enterprisehub.local.traffic.TrafficPlan;
import io.enterprisehub.local.traffic.TrafficPlanner;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The demonstration from the first process to the verdict. */
public final class Demo {

    /** More than the environments can take at once, so that posts wait and overtake each other. */
    private static final int CONCURRENT_POSTS = 8;

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);

    /** Leads of the location that uninstalls. */
    private static final int LEAVING_LEADS = 6;

    private final DemoSetup setup;
    private final Terminal terminal;
    private final InstantSource clock;

    public Demo(DemoSetup setup, Terminal terminal, InstantSource clock) {
        this.setup = setup;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Runs, prints, writes the report. Returns whether every check was passed. */
    public boolean run(DemoOptions options) throws InterruptedException, SQLException {
        Stopwatch watch = new Stopwatch();
        CompletableFuture<Planned> planning = CompletableFuture.supplyAsync(() -> plan(options));
        terminal.line("starting Redis, PostgreSQL, a queue and the functions, planning the traffic of seed "
                + options.seed());
        try (LocalSystem system = LocalSystem.start(setup.system(), step -> terminal.line(terminal.dim("  " + step)))) {
            system.pool("webhook").warmUp(1);
            system.pool("scoring").warmUp(1);
            Planned plan = planning.join();
            watch.lap("start");
            DemoResult result = run(options, system, plan, watch);
            new Summary(result, setup.checksums()).writeTo(setup.output());
            new Report(result, terminal).print();
            terminal.line("all of it: " + setup.output().resolve(Summary.FILE));
            return result.isGood();
        }
    }

    private DemoResult run(DemoOptions options, LocalSystem system, Planned planned, Stopwatch watch)
            throws InterruptedException, SQLException {
        PostgresStore postgres = system.postgres();
        TrafficPlan plan = planned.traffic();
        Map<String, String> keys = issueKeys(postgres, plan.expectation());
        try (Chaos chaos = options.chaosSeed() == null ? null : Chaos.start(system, options.chaosSeed());
                StaleWatch staleWatch =
                        StaleWatch.start(system.redis().uri(), system.gatewayUri(), keys, options.seed())) {
            List<Answer> answers = send(plan.posts(), system.gatewayUri());
            watch.lap("send");
            if (chaos != null) {
                terminal.line("waiting until everything that was stopped runs again");
                chaos.await();
            }
            boolean drained = new Drain(system, DRAIN_LIMIT).await(new Progress(terminal, clock, "draining"));
            StaleWatch.Result stale = staleWatch.stop();
            watch.lap("drain");
            PackagedModel model = PackagedModel.in(setup.scoringZip());
            Judgement judgement = judge(system, planned, sent(plan.expectation(), answers), model, keys);
            watch.lap("compare");
            WarmingTrial.Result warming = trial(options, system, keys);
            watch.lap("read");
            return new DemoResult(
                    options,
                    watch.total(),
                    watch.laps(),
                    answers,
                    drained,
                    judgement.findings(),
                    judgement.leads(),
                    Stages.of(answers, system.metrics()),
                    Stages.engineMicros(system.metrics()),
                    judgement.foresight(),
                    Stages.batchSizes(system),
                    system.stats(),
                    chaos == null ? 0 : chaos.kills(),
                    judgement.hottest(),
                    model.version(),
                    stale,
                    warming);
        }
    }

    private static Map<String, String> issueKeys(PostgresStore postgres, Expectation expected) throws SQLException {
        try (Connection database =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            return ApiKeys.issue(database, List.copyOf(expected.installed().keySet()), new SecureRandom());
        }
    }

    private WarmingTrial.Result trial(DemoOptions options, LocalSystem system, Map<String, String> keys)
            throws SQLException, InterruptedException {
        PostgresStore postgres = system.postgres();
        try (Connection database =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            Progress progress = new Progress(terminal, clock, "reading");
            return WarmingTrial.run(system, database, keys, options.reads(), options.seed(), progress);
        }
    }

    /** What to send, and the market that it is taken from. */
    private record Planned(TrafficPlan traffic, MarketTraffic market) {}

    private Planned plan(DemoOptions options) {
        // The market ends a little before now: nothing in it lies in the future of its receiver.
        Instant end = clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(1));
        MarketTraffic market = MarketSource.traffic(
                options.seed(), DemoOptions.TENANTS, options.leadsPerTenant(), options.activity(), end);
        MarketTraffic leaver = MarketSource.traffic(options.seed() + 1, 1, LEAVING_LEADS, options.activity(), end);
        return new Planned(new TrafficPlanner(setup.keys(), options.seed()).plan(market, leaver), market);
    }

    private List<Answer> send(List<Post> posts, URI gateway) throws InterruptedException {
        Progress progress = new Progress(terminal, clock, "sending");
        AtomicInteger done = new AtomicInteger();
        AtomicInteger repeated = new AtomicInteger();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<Answer> answers = new Sender(client, gateway, CONCURRENT_POSTS, Backoff.standard())
                    .send(posts, answer -> {
                        repeated.addAndGet(answer.attempts() - 1);
                        progress.update(done.incrementAndGet(), posts.size(), "%,d repeated".formatted(repeated.get()));
                    });
            progress.finish(answers.size(), posts.size(), "%,d repeated".formatted(repeated.get()));
            return answers;
        }
    }

    /** The expectation, with as many copies of unsigned events as were sent. */
    private static Expectation sent(Expectation planned, List<Answer> answers) {
        return new Attempts(answers).in(planned);
    }

    private record Judgement(Findings findings, int leads, Foresight foresight, List<HotLead> hottest) {}

    private Judgement judge(
            LocalSystem system, Planned planned, Expectation expected, PackagedModel model, Map<String, String> keys)
            throws SQLException, InterruptedException {
        PostgresStore postgres = system.postgres();
        Set<String> purged = expected.purged().keySet();
        try (Connection database =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            String dlq = system.definition().queue("LeadEventsDlq").url();
            Snapshot snapshot = new SnapshotReader(database)
                    .read(
                            purged,
                            DeadLetters.in(system.sqs(), dlq),
                            RedisRemains.of(URI.create(system.redis().uri()), purged));
            Findings findings = new Oracle(new LeadScorer(model, TierPolicy.standard())).compare(expected, snapshot);
            Foresight foresight = Foresight.of(
                    snapshot.leads(),
                    planned.market().outcomes(),
                    planned.market().now());
            return new Judgement(
                    findings, snapshot.leads().size(), foresight, new Hottest(system.gatewayUri()).of(keys));
        }
    }
}
