package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Session;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a call in time by interrupting it. The call runs on a virtual thread, because there an interrupt ends every wait, also
 * for a socket; the current session and Micronaut's propagated context go with it. Its caller returns when the call
 * has ended: nothing is left running, unless it ignores the interrupt for as long as the session lasts.
 *
 * @param method named in errors
 * @param limit null for none: the call runs on its caller's thread
 */
record TimeLimit(String method, @Nullable Duration limit) {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

    /**
     * Runs the call.
     *
     * @throws DeadlineExceeded when it did not end in time
     * @throws Exception what the call throws
     */
    @Nullable
    Object run(Session session, Callable<@Nullable Object> call) throws Exception {
        if (limit == null) {
            return call.call();
        }
        Duration left = session.left();
        Duration time = left.compareTo(limit) < 0 ? left : limit;
        if (time.isZero()) {
            throw new DeadlineExceeded(method, time);
        }
        Callable<@Nullable Object> inSession = () -> CurrentSession.call(session, call::call);
        FutureTask<@Nullable Object> task =
                new FutureTask<>(PropagatedContext.getOrEmpty().wrap(inSession));
        Thread thread = Thread.ofVirtual().name(method).start(task);
        try {
            return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw cause(failure);
        } catch (TimeoutException late) {
            end(thread, session);
            throw new DeadlineExceeded(method, time);
        } catch (InterruptedException interrupted) {
            end(thread, session);
            throw interrupted;
        }
    }

    private static Exception cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : failure;
    }

    private void end(Thread thread, Session session) {
        thread.interrupt();
        try {
            if (!thread.join(session.left().plusMillis(1))) {
                LOG.error("{} ignores its interrupt and still runs after its session", method);
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
