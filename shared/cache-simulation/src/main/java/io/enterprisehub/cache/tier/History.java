package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.RedisLink;
import io.enterprisehub.cache.tier.remote.RedisLevel;
import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import io.enterprisehub.cache.tier.remote.Scripts;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One history over a real Redis, from a seed: environments with concurrent invocations that are frozen, cut off, replaced
 * and restored, writers that put, evict, expire, crash, come late or tell later, snapshots, lost answers, and a Redis that
 * restarts empty, fails over, forgets keys and trims its log. It fails when a read returns a value older than what was
 * acknowledged before the read's last barrier, or than what its own invocation was acknowledged.
 */
final class History {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final List<String> TENANTS = List.of("t1", "t2");
    private static final List<String> KEYS = List.of("x/a", "y/b", "x/c", "y/d", "x/e", "y/f");
    private static final int ENVIRONMENTS = 3;
    private static final int INVOCATIONS = 5;
    private static final int FAULTS = 14;
    private static final int SNAPSHOTS = 6;

    private final Disaster disaster;
    private final Schedule schedule;
    private final World world = new World();
    private final Random random;
    private final List<String> keys;
    private final int writes;
    private final List<Environment> environments = new ArrayList<>();

    private History(RedisLink link, Mutation mutation, long seed) {
        this.disaster = new Disaster(link, world);
        this.schedule = new Schedule(seed);
        this.random = schedule.random();
        // Few keys and many writes find other defects than many keys and few writes.
        this.keys = KEYS.subList(0, 2 + random.nextInt(KEYS.size() - 1));
        this.writes = 2 + random.nextInt(34);
        Scripts.Edit edit = mutation.edit();
        RemoteLevel redis = edit == null ? new RedisLevel(link, LIMIT) : Scripts.edited(link, LIMIT, edit);
        for (int i = 0; i < ENVIRONMENTS; i++) {
            environments.add(new Environment("env" + i, schedule, world, redis, mutation, seed * 31 + i, i > 0));
        }
    }

    /**
     * Runs the history of a seed.
     *
     * @return all that happened
     * @throws AssertionError with all that happened, when the promise was broken
     */
    static World run(RedisLink link, Mutation mutation, long seed) {
        History history = new History(link, mutation, seed);
        link.call(LIMIT, RedisServerAsyncCommands::flushall);
        history.play();
        return history.world;
    }

    private void play() {
        for (Environment environment : environments) {
            for (String thread : List.of("-x", "-y", "-z")) {
                String name = environment.name() + thread;
                schedule.spawn(name, environment::isAwake, () -> invocations(name, environment));
            }
        }
        Environment warmer = environments.getFirst();
        schedule.spawn("warmer", warmer::isAwake, () -> warm(warmer));
        schedule.spawn("faults", () -> true, this::faults);
        schedule.run();
    }

    private void invocations(String name, Environment environment) {
        for (int i = 0; i < INVOCATIONS; i++) {
            schedule.step();
            if (random.nextInt(8) == 0) {
                environment.replace();
            }
            try (Session session = environment.cache().session(Duration.ofSeconds(30))) {
                invocation(new Invocation(
                        name,
                        environment,
                        environment.cache(),
                        environment.region(),
                        session,
                        new HashMap<>(),
                        new HashMap<>()));
            }
        }
    }

    /**
     * One of an environment's threads at work.
     *
     * @param cache of the environment as it was when the invocation began
     * @param own what this invocation told and was acknowledged
     */
    private record Invocation(
            String name,
            Environment environment,
            TieredCache cache,
            Region<String, String> region,
            Session session,
            Map<String, Barrier> barriers,
            Map<LocalKey, Long> own) {}

    private void invocation(Invocation run) {
        for (int i = 0; i < 5; i++) {
            LocalKey key = new LocalKey(pick(TENANTS), "r", pick(keys));
            int act = random.nextInt(100);
            if (act < writes / 6) {
                writeGroup(run, key.tenant());
            } else if (act < writes) {
                write(run, key);
            } else if (act < writes + 8) {
                run.session().fresh(key.tenant());
                run.barriers().remove(key.tenant());
            } else if (act < writes + 14) {
                tellUntold(run);
            } else {
                read(run, key);
            }
        }
    }

    private record Barrier(long at, Map<LocalKey, Long> least) {}

    private void read(Invocation run, LocalKey key) {
        long now = run.environment().now();
        Barrier barrier = run.barriers()
                .compute(
                        key.tenant(),
                        (tenant, last) -> last == null || now - last.at() > Environment.MAX_STALENESS.toNanos()
                                ? new Barrier(now, world.acknowledged().versions())
                                : last);
        world.note(run.name() + " reads " + key.tenant() + "/" + key.key());
        Lookup<String> found;
        try {
            found = run.region().lookup(run.session(), key.tenant(), key.key());
        } catch (IllegalStateException loaderFailed) {
            return;
        }
        long own = run.own().getOrDefault(key, 0L);
        world.check(run.name(), key, found, Math.max(own, barrier.least().getOrDefault(key, 0L)));
    }

    private void write(Invocation run, LocalKey key) {
        WriteTicket ticket = run.session().writing(key.tenant());
        int failovers = world.failovers();
        schedule.step();
        Versioned<String> row = world.commit(key);
        for (int late = random.nextInt(4) == 0 ? 10 : 1; late > 0; late--) {
            schedule.step();
        }
        try {
            switch (random.nextInt(8)) {
                case 0 -> {
                    return; // The writer died after its commit.
                }
                case 1, 2 -> run.region().evict(key.tenant(), key.key());
                case 3 -> run.region().expire(key.tenant(), key.key());
                default -> run.region().put(ticket, key.key(), row);
            }
        } catch (NotAcknowledged cut) {
            world.tellLater(key, row.version());
            return;
        }
        acknowledged(run, key, row.version(), failovers);
    }

    /** Commits several values and tells of them with one word. */
    private void writeGroup(Invocation run, String tenant) {
        int failovers = world.failovers();
        Reach reach = Reach.values()[random.nextInt(Reach.values().length)];
        List<LocalKey> reached = keys.stream()
                .filter(reach::covers)
                .map(key -> new LocalKey(tenant, "r", key))
                .toList();
        Map<LocalKey, Long> committed = new HashMap<>();
        for (LocalKey key : reached) {
            committed.put(key, world.commit(key).version());
            schedule.step();
        }
        try {
            world.note(run.name() + " invalidates " + reach + " of " + tenant);
            reach.invalidate(run, tenant, random.nextBoolean());
        } catch (NotAcknowledged cut) {
            committed.forEach(world::tellLater);
            return;
        }
        committed.forEach((key, version) -> acknowledged(run, key, version, failovers));
    }

    /** Groups of values. */
    private enum Reach {
        TAG,
        PREFIX,
        REGION,
        TENANT;

        boolean covers(String key) {
            return switch (this) {
                case TAG -> key.hashCode() % 2 == 0;
                case PREFIX -> key.startsWith("x/");
                case REGION, TENANT -> true;
            };
        }

        void invalidate(Invocation run, String tenant, boolean evict) {
            TieredCache cache = run.cache();
            Region<String, String> region = run.region();
            switch (this) {
                case TAG ->
                    tell(
                            evict,
                            () -> cache.evictTag(tenant, Environment.EVEN),
                            () -> cache.expireTag(tenant, Environment.EVEN));
                case PREFIX ->
                    tell(evict, () -> region.evictPrefix(tenant, "x/"), () -> region.expirePrefix(tenant, "x/"));
                case REGION -> tell(evict, () -> region.evictAll(tenant), () -> region.expireAll(tenant));
                case TENANT -> tell(evict, () -> cache.evictTenant(tenant), () -> cache.expireTenant(tenant));
            }
        }

        private static void tell(boolean evict, Runnable eviction, Runnable expiration) {
            (evict ? eviction : expiration).run();
        }
    }

    private void acknowledged(Invocation run, LocalKey key, long version, int failovers) {
        if (failovers == world.failovers()) {
            world.acknowledge(key, version);
            run.own().merge(key, version, Math::max);
        }
    }

    /** What could not be told after its commit is told now. */
    private void tellUntold(Invocation run) {
        World.Untold untold = world.untold();
        if (untold == null) {
            return;
        }
        int failovers = world.failovers();
        LocalKey key = untold.key();
        try {
            run.region().evict(key.tenant(), key.key());
            acknowledged(run, key, untold.version(), failovers);
        } catch (NotAcknowledged cut) {
            world.tellLater(key, untold.version());
        }
    }

    /** Publishes snapshots; other actors write between its steps. */
    private void warm(Environment environment) {
        for (int i = 0; i < SNAPSHOTS; i++) {
            schedule.step();
            String tenant = pick(TENANTS);
            disaster.delayChunk("eh:{" + tenant + "}:tier:s:0");
            Region<String, String> region = environment.region();
            TieredCache cache = environment.cache();
            try (Session session = cache.session(Duration.ofSeconds(30))) {
                Snapshots.Draft draft =
                        cache.snapshots(SnapshotPolicy.standard()).draft(tenant);
                for (String key : keys) {
                    draft.add(session, region, List.of(key));
                }
                draft.publish();
                world.note("snapshot of " + tenant);
            } catch (RemoteUnavailable | IllegalStateException cutOrLoaderFailed) {
                world.note("no snapshot of " + tenant);
            }
        }
    }

    private void faults() {
        for (int i = 0; i < FAULTS; i++) {
            for (int wait = random.nextInt(30); wait > 0; wait--) {
                schedule.step();
            }
            String prefix = "eh:{" + pick(TENANTS) + "}:tier:";
            if (random.nextBoolean()) {
                lose(prefix);
            } else {
                disturb(pick(environments));
            }
        }
    }

    private void lose(String prefix) {
        switch (random.nextInt(13)) {
            case 0 -> disaster.restartEmpty();
            case 1, 2 -> disaster.trim(prefix + "log");
            case 3 -> disaster.forget(prefix + "log");
            case 4, 5 -> disaster.forget(prefix + "v:r:" + pick(keys));
            case 6 -> disaster.forget(prefix + "l:r:" + pick(keys));
            case 7 -> disaster.forget(prefix + "s");
            case 8, 9 -> disaster.deliverChunk(prefix + "s:0");
            case 10 -> disaster.forget(prefix + "g");
            case 11 -> disaster.replicaFallsBehind();
            default -> disaster.failOver();
        }
    }

    private void disturb(Environment environment) {
        switch (random.nextInt(9)) {
            case 0, 1 -> environment.cut(random.nextInt(200));
            case 2, 3 -> environment.freeze(random.nextInt(80), random.nextInt(100_000));
            case 4 -> environment.pass(random.nextInt(600_000)); // A clock is set.
            case 5, 6 -> environment.replace();
            default -> environment.restore(random.nextInt(600_000));
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
