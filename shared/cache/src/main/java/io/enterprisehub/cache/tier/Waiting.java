package io.enterprisehub.cache.tier;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways in which a read waits for others; a test replaces both by steps of its own schedule. */
interface Waiting {

    /** Waits until the future is done, however it ends, or the limit is reached. */
    void await(CompletableFuture<?> future, Duration limit);

    void pause(Duration duration);

    /** Waits in real time. An interrupt ends a wait early and stays set. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public void await(CompletableFuture<?> future, Duration limit) {
                try {
                    var _ = future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                } catch (ExecutionException | TimeoutException seenByTheCaller) {
                    return;
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
