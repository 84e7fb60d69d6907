package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Region;
import io.enterprisehub.cache.tier.Session;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call: rate limit, cache, breaker, deadline, method. Safe for any thread.
 *
 * @param rates null for no limit
 */
record GuardedRegion(
        GuardedMethod method,
        Region<Call, Object> region,
        @Nullable TenantRates rates,
        CircuitBreaker breaker,
        TimeLimit limit) {

    void admit(String tenant) {
        if (rates != null) {
            Duration wait = rates.take(tenant);
            if (!wait.isZero()) {
                throw new RateLimited(method.region(), wait);
            }
        }
    }

    /**
     * Answers from the cache, or from the method.
     *
     * @throws Call.Carried when the method throws a checked exception, which is the cause
     */
    @Nullable
    Object get(Session session, String tenant, String key, Callable<@Nullable Object> body) {
        return region.get(session, tenant, new Call(key, () -> behindBreaker(session, body)));
    }

    private @Nullable Object behindBreaker(Session session, Callable<@Nullable Object> body) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            throw new BreakerOpen(breaker.getName());
        }
        long start = breaker.getCurrentTimestamp();
        boolean reported = false;
        try {
            Object result = limit.run(session, body);
            breaker.onSuccess(elapsed(start), breaker.getTimestampUnit());
            reported = true;
            return result;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            report(start, failure);
            reported = true;
            throw failure;
        } finally {
            // An interrupt or an Error says nothing about the method's health; a trial must not stay taken.
            if (!reported) {
                breaker.releasePermission();
            }
        }
    }

    private void report(long start, Exception failure) {
        if (method.isFailure(failure)) {
            breaker.onError(elapsed(start), breaker.getTimestampUnit(), failure);
        } else {
            breaker.onSuccess(elapsed(start), breaker.getTimestampUnit());
        }
    }

    private long elapsed(long start) {
        return breaker.getCurrentTimestamp() - start;
    }
}
