package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.remote.RemoteLevel;
import io.enterprisehub.cache.tier.remote.RemoteUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A simulated execution environment: a cache of its own, a clock that runs wrong, a network that can be cut, a freeze. */
final class Environment {

    static final Duration MAX_STALENESS = Duration.ofMillis(300);

    /** The tag of every other key. */
    static final String EVEN = "even";

    private final String name;
    private final Schedule schedule;
    private final World world;
    private final Random random;
    private final Supplier<TieredCache> factory;
    private TieredCache cache;
    private Region<String, String> region;
    private long nanos;
    private long frozenUntil;
    private long cutUntil;

    Environment(
            String name,
            Schedule schedule,
            World world,
            RemoteLevel redis,
            Mutation mutation,
            long seed,
            boolean hydrates) {
        this.name = name;
        this.schedule = schedule;
        this.world = world;
        this.random = new Random(seed);
        this.nanos = random.nextInt(600) * 1_000_000_000L;
        TieredCache.Builder builder = TieredCache.builder()
                .local(1 << 20)
                .remote(new Network(mutation.wrap(redis)))
                .restAfterFailure(Duration.ZERO)
                .ticker(() -> nanos)
                .random(random)
                .waiting(new Steps())
                .hotWhen((entry, now) -> true)
                .coherence(mutation.coherence());
        if (hydrates) {
            builder.hydrate(new HydrationPolicy(1 << 20, Duration.ofSeconds(5), 50));
        }
        this.factory = builder::build;
        this.cache = factory.get();
        this.region = region(cache);
    }

    private Region<String, String> region(TieredCache of) {
        RegionPolicy policy = RegionPolicy.strict()
                .withTtl(Duration.ofHours(1), Duration.ofHours(1))
                .withMaxStaleness(MAX_STALENESS)
                .withLease(Duration.ofMinutes(1), Duration.ofMillis(100));
        return of.region(new RegionDefinition<>("r", key -> key, Codecs.text(), this::load, policy)
                .withTags((key, value) -> key.hashCode() % 2 == 0 ? List.of(EVEN) : List.of())
                .withPrefixes('/'));
    }

    String name() {
        return name;
    }

    Region<String, String> region() {
        return region;
    }

    TieredCache cache() {
        return cache;
    }

    long now() {
        return nanos;
    }

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    boolean isAwake() {
        return schedule.steps() >= frozenUntil;
    }

    void freeze(long steps, long millis) {
        frozenUntil = schedule.steps() + steps;
        pass(millis);
        world.note(name + " frozen");
    }

    /** Dies; another environment is started in its place. */
    void replace() {
        cache = factory.get();
        region = region(cache);
        world.note(name + " replaced");
    }

    /** Continues from a checkpoint that was taken just now, after a while. */
    void restore(long millis) {
        pass(millis);
        cache.restored();
        world.note(name + " restored");
    }

    void cut(long steps) {
        cutUntil = schedule.steps() + steps;
        world.note(name + " cut off");
    }

    private Map<String, Versioned<String>> load(String tenant, Set<String> keys) {
        schedule.step();
        Map<String, Versioned<String>> rows = new HashMap<>();
        keys.forEach(key -> rows.put(key, world.read(new LocalKey(tenant, "r", key))));
        schedule.step();
        if (random.nextInt(50) == 0) {
            throw new IllegalStateException("The loader failed");
        }
        return rows;
    }

    /** Waiting is letting others go first. */
    private final class Steps implements Waiting {
        @Override
        public void await(CompletableFuture<?> future, Duration limit) {
            for (int i = 0; i < 500 && !future.isDone(); i++) {
                schedule.step();
            }
        }

        @Override
        public void pause(Duration duration) {
            pass(duration.toMillis());
            schedule.step();
        }
    }

    /** The way to Redis: others may go first before the request and before its answer; either can be lost. */
    private final class Network extends Route {

        Network(RemoteLevel redis) {
            super(redis);
        }

        @Override
        protected <T> T over(Supplier<T> request) {
            pass(random.nextInt(4));
            schedule.step();
            breakIfCut();
            T answer = answered(request);
            schedule.step();
            breakIfCut();
            return answer;
        }

        /** The real Redis always answers: an error of it is a defect, which a cache would take for an outage. */
        private <T> T answered(Supplier<T> request) {
            try {
                return request.get();
            } catch (RemoteUnavailable defect) {
                throw new AssertionError("Redis reported an error", defect);
            }
        }

        private void breakIfCut() {
            if (schedule.steps() < cutUntil || random.nextInt(100) == 0) {
                throw new RemoteUnavailable("cut", null);
            }
        }
    }
}
