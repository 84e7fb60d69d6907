package io.enterprisehub.function.guard;

import java.time.Duration;

/**
 * When a guard opens and how it heals.
 *
 * @param window number of latest calls that are judged
 * @param minimumCalls calls before any judgement
 * @param failureRatePercent opens at this share of failures
 * @param openFor how long calls are refused before trials
 * @param trialCalls calls let through after that
 */
public record GuardPolicy(int window, int minimumCalls, float failureRatePercent, Duration openFor, int trialCalls) {

    /**
     * Half of the last ten calls failed, at least four seen. One second open: long enough to spare a batch of fifty its
     * time-outs, short enough that an environment is back within a second of its dependency.
     */
    public static final GuardPolicy STANDARD = new GuardPolicy(10, 4, 50, Duration.ofSeconds(1), 2);
}
