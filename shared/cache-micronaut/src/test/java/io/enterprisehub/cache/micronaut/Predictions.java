package io.enterprisehub.cache.micronaut;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Methods under guard whose behaviour a test sets. */
@Singleton
@Requires(property = "spec", value = "predictions")
class Predictions {

    final AtomicInteger calls = new AtomicInteger();
    volatile Callable<@Nullable String> answer = () -> "warm";

    @Accelerated(region = "predictions", key = "lead", breaker = "model", notFailures = IllegalArgumentException.class)
    @Nullable
    String predict(@Tenant String tenant, String lead, boolean traced) throws IOException {
        return answer();
    }

    @Accelerated(region = "limited", rateLimit = 2, deadline = "100ms")
    @Nullable
    String limited(String lead, @Tenant String tenant) throws IOException {
        return answer();
    }

    @Accelerated(region = "scores")
    long score(@Tenant String tenant, @Nullable Integer bins) {
        return calls.incrementAndGet();
    }

    @Nullable
    String throughItself(String tenant, String lead) throws IOException {
        return predict(tenant, lead, false);
    }

    private @Nullable String answer() throws IOException {
        calls.incrementAndGet();
        try {
            return answer.call();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new IOException(other);
        }
    }
}
