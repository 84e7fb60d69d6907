package io.enterprisehub.cache.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When a breaker opens and how it heals: {@code cache.breakers.<name>.*}. A breaker without settings has the defaults.
 *
 * @param window number of latest calls that are judged
 * @param minimumCalls calls before any judgement
 * @param failureRatePercent opens at this share of failures
 * @param openFor how long calls are refused before trials
 * @param trialCalls calls let through after that
 */
@EachProperty("cache.breakers")
public record BreakerSettings(
        @Parameter String name,
        @Bindable(defaultValue = "10") int window,
        @Bindable(defaultValue = "4") int minimumCalls,
        @Bindable(defaultValue = "50") float failureRatePercent,
        @Bindable(defaultValue = "1s") Duration openFor,
        @Bindable(defaultValue = "2") int trialCalls) {

    public BreakerSettings {
        String prefix = "cache.breakers." + name;
        atLeastOne(prefix + ".window", window);
        atLeastOne(prefix + ".minimum-calls", minimumCalls);
        atLeastOne(prefix + ".trial-calls", trialCalls);
        if (minimumCalls > window) {
            throw new IllegalArgumentException(prefix + ".minimum-calls is not above window: " + minimumCalls);
        }
        if (!(failureRatePercent > 0 && failureRatePercent <= 100)) {
            throw new IllegalArgumentException(
                    prefix + ".failure-rate-percent is above 0 and at most 100: " + failureRatePercent);
        }
        if (openFor.isNegative() || openFor.isZero()) {
            throw new IllegalArgumentException(prefix + ".open-for is positive: " + openFor);
        }
    }

    /** Half of the last ten calls failed, at least four seen; then a second of rest. */
    static BreakerSettings standard(String name) {
        return new BreakerSettings(name, 10, 4, 50, Duration.ofSeconds(1), 2);
    }

    private static void atLeastOne(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(property + " is at least 1: " + value);
        }
    }
}
