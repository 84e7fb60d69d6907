package io.enterprisehub.local.runtime;

import java.time.Duration;

/**
 * How a pool treats its environments.
 *
 * @param machineLimit environments of one function at most, whatever the template allows: Lambda has more machines than we
 * @param queueWait how long an invocation may wait for an environment before it is throttled. Lambda throttles at once,
 *     but scales to a thousand; here a burst waits for one of a few
 * @param initTimeout Lambda gives 10 seconds; a laptop that starts several JVMs at once needs more
 * @param maxAge an older environment is replaced when it comes back for work
 * @param maxInvocations likewise
 */
public record PoolPolicy(
        int machineLimit, Duration queueWait, Duration initTimeout, Duration maxAge, int maxInvocations) {
    /** For a machine with a few cores. */
    public static PoolPolicy standard() {
        return new PoolPolicy(
                3, Duration.ofSeconds(25), Duration.ofSeconds(60), Duration.ofHours(2), Integer.MAX_VALUE);
    }

    public PoolPolicy withMachineLimit(int limit) {
        return new PoolPolicy(limit, queueWait, initTimeout, maxAge, maxInvocations);
    }

    public PoolPolicy withQueueWait(Duration wait) {
        return new PoolPolicy(machineLimit, wait, initTimeout, maxAge, maxInvocations);
    }

    public PoolPolicy withMaxInvocations(int invocations) {
        return new PoolPolicy(machineLimit, queueWait, initTimeout, maxAge, invocations);
    }
}
