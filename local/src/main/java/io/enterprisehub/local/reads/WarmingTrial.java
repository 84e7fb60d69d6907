package io.enterprisehub.local.reads;

import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.InvocationResult;
import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.terminal.Progress;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same reads twice, each time with an empty cache and fresh environments: first without the warmer, then after it ran
 * once. What differs is what the warmer is worth.
 */
public final class WarmingTrial {

    private static final String READER = "api";
    private static final String WARMER = "warmer";
    private static final int CONCURRENT_READS = 4;

    private final LocalSystem system;
    private final Connection database;
    private final LeadReader reader;
    private final Map<String, String> keys;
    private final Progress progress;

    private WarmingTrial(
            LocalSystem system, Connection database, LeadReader reader, Map<String, String> keys, Progress progress) {
        this.system = system;
        this.database = database;
        this.reader = reader;
        this.keys = keys;
        this.progress = progress;
    }

    /**
     * What was seen.
     *
     * @param without reads without the warmer
     * @param with the same reads after it
     * @param firstReads the first read of each tenant by environments that had just started, after the warmer
     * @param warmed leads that the warmer brought into the cache
     * @param hitsAfterWarm reads of such leads that the cache answered
     * @param wasted such leads that nobody read
     */
    public record Result(
            ReadTally without, ReadTally with, ReadTally firstReads, int warmed, int hitsAfterWarm, int wasted) {}

    /**
     * Runs the trial.
     *
     * @param keys API key of each tenant
     * @param reads of both rounds together
     */
    public static Result run(
            LocalSystem system, Connection database, Map<String, String> keys, int reads, long seed, Progress progress)
            throws SQLException, InterruptedException {
        try (LeadReader reader = new LeadReader(system.gatewayUri(), keys)) {
            return new WarmingTrial(system, database, reader, keys, progress).run(reads, seed);
        }
    }

    private Result run(int reads, long seed) throws SQLException, InterruptedException {
        List<LeadAddress> plan = ReadPlan.of(leads(), reads / 2, seed);
        AtomicInteger done = new AtomicInteger();
        startAfresh();
        List<Origin> without = read(plan, done);
        startAfresh();
        warm();
        ReadTally firstReads = ReadTally.of(read(firstOfEachTenant(plan), new AtomicInteger()));
        List<Origin> with = read(plan, done);
        progress.finish(done.get(), reads, "");
        Set<LeadAddress> warmed = warmed();
        int hits = 0;
        for (int i = 0; i < plan.size(); i++) {
            hits += warmed.contains(plan.get(i)) && with.get(i).isHit() ? 1 : 0;
        }
        Set<LeadAddress> wasted = new HashSet<>(warmed);
        plan.forEach(wasted::remove);
        return new Result(ReadTally.of(without), ReadTally.of(with), firstReads, warmed.size(), hits, wasted.size());
    }

    private static List<LeadAddress> firstOfEachTenant(List<LeadAddress> plan) {
        Set<String> seen = new HashSet<>();
        return plan.stream().filter(lead -> seen.add(lead.tenant())).toList();
    }

    /** Empties the cache and ends the environments that hold copies of it. */
    private void startAfresh() {
        try (RedisClient client = RedisClient.create(system.redis().uri());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            ScanIterator<String> found = ScanIterator.scan(
                    redis.sync(), ScanArgs.Builder.matches("eh:*:tier:*").limit(1_000));
            found.forEachRemaining(key -> redis.sync().unlink(key));
        }
        FunctionPool pool = system.pool(READER);
        pool.environments().forEach(pool::kill);
    }

    private void warm() throws InterruptedException {
        InvocationResult result = system.pool(WARMER).invoke("{}".getBytes(StandardCharsets.UTF_8));
        if (!(result instanceof InvocationResult.Answer)) {
            throw new IllegalStateException("The warmer did not answer; its log says why");
        }
    }

    private List<Origin> read(List<LeadAddress> plan, AtomicInteger done) throws InterruptedException {
        Semaphore free = new Semaphore(CONCURRENT_READS);
        List<Future<Origin>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LeadAddress lead : plan) {
                free.acquire();
                answers.add(threads.submit(() -> {
                    try {
                        return reader.read(lead).origin();
                    } finally {
                        free.release();
                        progress.update(done.incrementAndGet(), 2L * plan.size(), "");
                    }
                }));
            }
        }
        return answers.stream().map(WarmingTrial::ofEnded).toList();
    }

    private static Origin ofEnded(Future<Origin> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A read ended without an answer", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Origin.NONE;
        }
    }

    private List<LeadAddress> leads() throws SQLException {
        return addresses("SELECT tenant, lead_id FROM leads WHERE status = 'active' ORDER BY tenant, lead_id");
    }

    private Set<LeadAddress> warmed() throws SQLException {
        return new HashSet<>(addresses("SELECT tenant, unnest(leads) FROM warmings"));
    }

    /** Of the tenants whose keys we have. */
    private List<LeadAddress> addresses(String sql) throws SQLException {
        List<LeadAddress> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                if (keys.containsKey(row.getString(1))) {
                    found.add(new LeadAddress(row.getString(1), row.getString(2)));
                }
            }
        }
        return found;
    }
}
