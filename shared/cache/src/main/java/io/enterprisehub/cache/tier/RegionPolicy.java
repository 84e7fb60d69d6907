package io.enterprisehub.cache.tier;

import java.time.Duration;

/**
 * How long values of a region live and what may be served in need.
 *
 * @param ttl base life in memory; by temperature an entry lives three times (hot), twice (warm) or half of it (cold), never
 *     beyond its rest in the shared level
 * @param sharedTtl life in the shared level, from the fill on; zero = as {@code ttl}
 * @param absentTtl base life of "there is nothing"
 * @param jitter share of a life that is taken off at random, so that equal lives do not end together
 * @param maxStaleness a read checks the log again when the last check of its session is older
 * @param staleWhileRevalidate how long after its life a value may be served while the session refreshes it
 * @param staleIfError how long after its life a value may be served when the loader fails
 * @param retryAfter how long a failed loader is left alone while stale values can be served
 * @param staleWhenCut how long after the last check local values may be served when the shared level cannot be asked; zero
 *     keeps the promise also then
 * @param lease how long one environment may load before others try as well
 * @param leaseWait how long others wait for it
 * @param eagerAt share of a shared life after which a read has the value loaded anew; 1 = never
 * @param xfetchBeta of the same by chance, the likelier the nearer the end and the dearer the load; 0 = never. Both are told
 *     in {@link EarlyRefresh}
 */
public record RegionPolicy(
        Duration ttl,
        Duration sharedTtl,
        Duration absentTtl,
        double jitter,
        Duration maxStaleness,
        Duration staleWhileRevalidate,
        Duration staleIfError,
        Duration retryAfter,
        Duration staleWhenCut,
        Duration lease,
        Duration leaseWait,
        double eagerAt,
        double xfetchBeta) {

    public RegionPolicy {
        requirePositive("ttl", ttl);
        requirePositive("absentTtl", absentTtl);
        requirePositive("lease", lease);
        requirePositive("retryAfter", retryAfter);
        if (sharedTtl.isNegative()) {
            throw new IllegalArgumentException("sharedTtl is not negative; zero is as ttl: " + sharedTtl);
        }
        var _ = new EarlyRefresh(eagerAt, xfetchBeta);
        if (jitter < 0 || jitter > 0.5) {
            throw new IllegalArgumentException("jitter lies between 0 and 0.5: " + jitter);
        }
        if (leaseWait.compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "leaseWait is not longer than lease: nobody is worth waiting for after it");
        }
        if (staleWhileRevalidate.compareTo(Duration.ofDays(7)) > 0 || staleIfError.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("staleWhileRevalidate and staleIfError are not longer than 7 days");
        }
    }

    /** Strict: five minutes, 30 s for "nothing", no stale value in any need. */
    public static RegionPolicy strict() {
        return new RegionPolicy(
                Duration.ofMinutes(5),
                Duration.ZERO,
                Duration.ofSeconds(30),
                0.1,
                Duration.ofSeconds(1),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                1,
                0);
    }

    /** Life of values, in memory and in the shared level, and of "there is nothing". */
    public RegionPolicy withTtl(Duration newTtl, Duration newAbsentTtl) {
        return new RegionPolicy(
                newTtl,
                sharedTtl,
                newAbsentTtl,
                jitter,
                maxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                lease,
                leaseWait,
                eagerAt,
                xfetchBeta);
    }

    /** A life of its own in the shared level: up to three times the base, hot entries of the memory live longer with it. */
    public RegionPolicy withSharedTtl(Duration newSharedTtl) {
        return new RegionPolicy(
                ttl,
                newSharedTtl,
                absentTtl,
                jitter,
                maxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                lease,
                leaseWait,
                eagerAt,
                xfetchBeta);
    }

    public RegionPolicy withEarlyRefresh(EarlyRefresh newEarly) {
        return new RegionPolicy(
                ttl,
                sharedTtl,
                absentTtl,
                jitter,
                maxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                lease,
                leaseWait,
                newEarly.eagerAt(),
                newEarly.xfetchBeta());
    }

    public RegionPolicy withJitter(double newJitter) {
        return new RegionPolicy(
                ttl,
                sharedTtl,
                absentTtl,
                newJitter,
                maxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                lease,
                leaseWait,
                eagerAt,
                xfetchBeta);
    }

    public RegionPolicy withMaxStaleness(Duration newMaxStaleness) {
        return new RegionPolicy(
                ttl,
                sharedTtl,
                absentTtl,
                jitter,
                newMaxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                lease,
                leaseWait,
                eagerAt,
                xfetchBeta);
    }

    /** Allows stale values; each duration may be zero. */
    public RegionPolicy withStale(Duration whileRevalidate, Duration ifError, Duration whenCut) {
        return new RegionPolicy(
                ttl,
                sharedTtl,
                absentTtl,
                jitter,
                maxStaleness,
                whileRevalidate,
                ifError,
                retryAfter,
                whenCut,
                lease,
                leaseWait,
                eagerAt,
                xfetchBeta);
    }

    public RegionPolicy withLease(Duration newLease, Duration newLeaseWait) {
        return new RegionPolicy(
                ttl,
                sharedTtl,
                absentTtl,
                jitter,
                maxStaleness,
                staleWhileRevalidate,
                staleIfError,
                retryAfter,
                staleWhenCut,
                newLease,
                newLeaseWait,
                eagerAt,
                xfetchBeta);
    }

    /** Life in the shared level. */
    Duration sharedLife() {
        return sharedTtl.isZero() ? ttl : sharedTtl;
    }

    EarlyRefresh early() {
        return new EarlyRefresh(eagerAt, xfetchBeta);
    }

    /** How long the shared level keeps a value beyond its life. */
    Duration grace() {
        return staleWhileRevalidate.compareTo(staleIfError) > 0 ? staleWhileRevalidate : staleIfError;
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is positive: " + value);
        }
    }
}
