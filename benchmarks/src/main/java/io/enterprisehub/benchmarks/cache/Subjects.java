package io.enterprisehub.benchmarks.cache;

import io.enterprisehub.cache.tier.RegionPolicy;
import java.time.Duration;
import java.util.List;

/** What is compared, by name. */
public enum Subjects {
    CAFFEINE("Caffeine alone"),
    MICRONAUT("Micronaut cache"),
    OURS("EnterpriseHub"),
    OURS_MEMORY("EnterpriseHub, memory alone"),
    JETCACHE("JetCache"),
    REDISSON("Redisson");

    /** Long enough that nobody fails because the machine is busy. */
    static final Duration PATIENT = Duration.ofSeconds(5);

    /** Those whose processes share a Redis. */
    static final List<Subjects> TWO_LEVELS = List.of(OURS, JETCACHE, REDISSON);

    private final String label;

    Subjects(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean ours() {
        return this == OURS || this == OURS_MEMORY;
    }

    Subject open(String redis, Source source) {
        return switch (this) {
            case CAFFEINE -> new PlainCaffeine(source);
            case MICRONAUT -> new MicronautCache(source);
            case OURS -> Ours.of(redis, RegionPolicy.strict(), source);
            case OURS_MEMORY -> Ours.inMemory(RegionPolicy.strict(), source);
            case JETCACHE -> new JetCache(redis, PATIENT, source);
            case REDISSON -> new RedissonMap(redis, PATIENT, source);
        };
    }
}
