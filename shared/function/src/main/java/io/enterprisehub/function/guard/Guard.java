package io.enterprisehub.function.guard;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one dependency. While the dependency is down, calls are refused at once instead of each waiting
 * for its time-out; after {@link GuardPolicy#openFor} some calls are let through, and it closes by itself when they
 * succeed. No thread is started: an environment may be frozen at any time.
 *
 * <p>The guard does not interrupt a call. The call must bound itself, with a time-out taken from the same deadline.
 *
 * <p>Safe for any thread.
 */
public final class Guard {

    private final String dependency;
    private final Predicate<Throwable> isOutage;
    private final CircuitBreaker breaker;

    /**
     * Guards one dependency.
     *
     * @param isOutage tells a failing service from a refused request; the latter proves that the service answers, counts
     *     as success and reaches the caller unchanged
     */
    public Guard(String dependency, GuardPolicy policy, Predicate<Throwable> isOutage, Metrics metrics, Clock clock) {
        this.dependency = dependency;
        this.isOutage = isOutage;
        this.breaker = CircuitBreaker.of(dependency, configuration(policy, clock));
        breaker.getEventPublisher()
                .onStateTransition(event -> metrics.count("breaker." + dependency + "."
                        + event.getStateTransition().getToState().name().toLowerCase(Locale.ROOT)));
    }

    private static CircuitBreakerConfig configuration(GuardPolicy policy, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        policy.window(), policy.minimumCalls(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(policy.failureRatePercent())
                .waitDurationInOpenState(policy.openFor())
                .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
                // A trial that never reports (its environment was killed or frozen) must not block healing for ever.
                .maxWaitDurationInHalfOpenState(policy.openFor().multipliedBy(10))
                .clock(clock)
                .build();
    }

    /**
     * Runs the call unless the breaker is open or the deadline has passed.
     *
     * @throws DependencyUnavailable when the call was refused or failed as an outage
     * @throws RuntimeException whatever else the call throws
     */
    public <T extends @Nullable Object> T call(Deadline deadline, Callable<T> call) {
        if (deadline.expired()) {
            throw new DependencyUnavailable(dependency, "no time left", null);
        }
        if (!breaker.tryAcquirePermission()) {
            throw new DependencyUnavailable(dependency, "breaker is open", null);
        }
        long start = breaker.getCurrentTimestamp();
        try {
            T result = call.call();
            breaker.onSuccess(elapsed(start), breaker.getTimestampUnit());
            return result;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            breaker.releasePermission();
            throw new DependencyUnavailable(dependency, "interrupted", interrupted);
        } catch (Exception failure) {
            throw failed(start, failure);
        } catch (Error error) {
            breaker.releasePermission();
            throw error;
        }
    }

    private RuntimeException failed(long start, Exception failure) {
        if (isOutage.test(failure)) {
            breaker.onError(elapsed(start), breaker.getTimestampUnit(), failure);
            return new DependencyUnavailable(dependency, failure.getClass().getSimpleName(), failure);
        }
        breaker.onSuccess(elapsed(start), breaker.getTimestampUnit());
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(dependency + " call failed", failure);
    }

    private long elapsed(long start) {
        return breaker.getCurrentTimestamp() - start;
    }

    /** Whether calls are refused now; for health reports. */
    public boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Forgets the past, as after a restore: the outage may be days old. */
    public void reset() {
        breaker.reset();
    }
}
