package io.enterprisehub.cache.micronaut;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call of a guarded method as a key of its region: equal where the key's text is equal, whoever would run it.
 *
 * @param body runs the method behind breaker and deadline
 */
record Call(String key, Callable<@Nullable Object> body) {

    /** A checked exception on its way through the cache, which unwraps nothing; the interceptor does. */
    static final class Carried extends RuntimeException {
        Carried(Exception cause) {
            super(cause);
        }
    }

    @Nullable
    Object run() {
        try {
            return body.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Carried(interrupted);
        } catch (Exception checked) {
            throw new Carried(checked);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Call call && call.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
