package io.enterprisehub.cache.micronaut;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The breakers by name. None starts a thread: an open one lets trials through when somebody calls. Safe for any thread. */
@Singleton
final class Breakers {

    private final Map<String, BreakerSettings> settings;
    private final Clock clock;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    Breakers(Collection<BreakerSettings> settings, CacheClock clock) {
        this.settings = settings.stream().collect(Collectors.toMap(BreakerSettings::name, Function.identity()));
        this.clock = clock.wall();
    }

    CircuitBreaker of(String name) {
        return breakers.computeIfAbsent(
                name,
                key -> CircuitBreaker.of(
                        key, configuration(settings.getOrDefault(key, BreakerSettings.standard(key)))));
    }

    private CircuitBreakerConfig configuration(BreakerSettings chosen) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        chosen.window(), chosen.minimumCalls(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(chosen.failureRatePercent())
                .waitDurationInOpenState(chosen.openFor())
                .permittedNumberOfCallsInHalfOpenState(chosen.trialCalls())
                // A trial that never reports, because its environment was frozen or killed, must not block healing for
                // ever.
                .maxWaitDurationInHalfOpenState(chosen.openFor().multipliedBy(10))
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .clock(clock)
                .build();
    }

    /** Forgets the past, as after a restore: what failed may have failed days ago. */
    void reset() {
        breakers.values().forEach(CircuitBreaker::reset);
    }
}
