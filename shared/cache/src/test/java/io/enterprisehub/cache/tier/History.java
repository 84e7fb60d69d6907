package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.Scripts;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One history over a real Redis, from a seed: environments with concurrent invocations, writers that put, evict, expire or
 * crash, freezes, cuts, lost answers, and a Redis that restarts empty, forgets keys and trims its log. It fails when a read
 * returns a value older than what was acknowledged before the read's last barrier.
 */
final class History {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final List<String> TENANTS = List.of("t1", "t2");
    private static final List<String> KEYS = List.of("a", "b");
    private static final int ENVIRONMENTS = 3;
    private static final int INVOCATIONS = 4;
    private static final int FAULTS = 14;

    private final RedisLink link;
    private final Schedule schedule;
    private final World world = new World();
    private final Random random;
    private final List<Environment> environments = new ArrayList<>();

    private History(RedisLink link, Mutation mutation, long seed) {
        this.link = link;
        this.schedule = new Schedule(seed);
        this.random = schedule.random();
        Scripts.Edit edit = mutation.edit();
        RemoteLevel redis = edit == null ? new RedisLevel(link, LIMIT) : Scripts.edited(link, LIMIT, edit);
        for (int i = 0; i < ENVIRONMENTS; i++) {
            environments.add(new Environment("env" + i, schedule, world, redis, mutation, seed * 31 + i));
        }
    }

    /**
     * Runs the history of a seed.
     *
     * @return what happened
     * @throws AssertionError with all that happened, when the promise was broken
     */
    static List<String> run(RedisLink link, Mutation mutation, long seed) {
        History history = new History(link, mutation, seed);
        link.call(LIMIT, RedisServerAsyncCommands::flushall);
        history.play();
        return history.world.history();
    }

    private void play() {
        for (Environment environment : environments) {
            for (String thread : List.of("-x", "-y", "-z")) {
                String name = environment.name() + thread;
                schedule.spawn(name, environment::isAwake, () -> invocations(name, environment));
            }
        }
        schedule.spawn("faults", () -> true, this::faults);
        schedule.run();
    }

    private void invocations(String name, Environment environment) {
        for (int i = 0; i < INVOCATIONS; i++) {
            schedule.step();
            try (Session session = environment.cache().session(Duration.ofSeconds(30))) {
                invocation(name, environment, session);
            }
        }
    }

    private void invocation(String name, Environment environment, Session session) {
        Map<String, Barrier> barriers = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            LocalKey key = new LocalKey(pick(TENANTS), "r", pick(KEYS));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> write(environment, session, key);
                case 3 -> {
                    session.fresh(key.tenant());
                    barriers.remove(key.tenant());
                }
                default -> read(name, environment, session, key, barriers);
            }
        }
    }

    private record Barrier(long at, Map<LocalKey, Long> least) {}

    private void read(
            String name, Environment environment, Session session, LocalKey key, Map<String, Barrier> barriers) {
        long now = environment.now();
        Barrier barrier = barriers.compute(
                key.tenant(),
                (tenant, last) -> last == null || now - last.at() > Environment.MAX_STALENESS.toNanos()
                        ? new Barrier(now, world.barrier())
                        : last);
        world.note(name + " reads " + key.tenant() + "/" + key.key());
        Lookup<String> found;
        try {
            found = environment.region().lookup(session, key.tenant(), key.key());
        } catch (IllegalStateException loaderFailed) {
            return;
        }
        world.check(name, key, found, barrier.least());
    }

    private void write(Environment environment, Session session, LocalKey key) {
        WriteTicket ticket = session.writing(key.tenant());
        schedule.step();
        Versioned<String> row = world.commit(key);
        schedule.step();
        try {
            switch (random.nextInt(8)) {
                case 0 -> {
                    return; // The writer died after its commit.
                }
                case 1, 2 -> environment.region().evict(key.tenant(), key.key());
                case 3 -> environment.region().expire(key.tenant(), key.key());
                default -> environment.region().put(ticket, key.key(), row);
            }
        } catch (NotAcknowledged cut) {
            return;
        }
        world.acknowledge(key, row.version());
    }

    private void faults() {
        for (int i = 0; i < FAULTS; i++) {
            for (int wait = random.nextInt(30); wait > 0; wait--) {
                schedule.step();
            }
            Environment environment = pick(environments);
            String prefix = "eh:{" + pick(TENANTS) + "}:tier:";
            switch (random.nextInt(9)) {
                case 0 -> {
                    world.note("Redis restarts empty");
                    link.call(LIMIT, RedisServerAsyncCommands::flushall);
                }
                case 1 -> {
                    world.note("Redis trims " + prefix + "log");
                    link.call(LIMIT, redis -> redis.xtrim(prefix + "log", 1));
                }
                case 2 -> forget(prefix + "log");
                case 3, 4 -> forget(prefix + "v:r:" + pick(KEYS));
                case 5 -> forget(prefix + "l:r:" + pick(KEYS));
                case 6 -> environment.cut(random.nextInt(200));
                default -> environment.freeze(random.nextInt(80), random.nextInt(100_000));
            }
        }
    }

    private void forget(String key) {
        world.note("Redis forgets " + key);
        link.call(LIMIT, redis -> redis.del(key));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
