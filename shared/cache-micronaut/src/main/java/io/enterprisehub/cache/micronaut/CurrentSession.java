package io.enterprisehub.cache.micronaut;

import io.enterprisehub.cache.tier.Session;
import java.lang.ScopedValue.CallableOp;

/**
 * The session of the invocation that the calling thread works for. A handler binds it around its work:
 *
 * <pre>{@code
 * try (Session session = cache.session(remaining)) {
 *     return CurrentSession.call(session, () -> answer(event));
 * }
 * }</pre>
 *
 * It ends with the call, whatever happens in it, and is not seen by other threads: a call that starts threads binds it in
 * them again. Without one, an {@link Accelerated} call opens a session for itself; that is right, and costs a barrier each.
 */
public final class CurrentSession {

    private static final ScopedValue<Session> SESSION = ScopedValue.newInstance();

    private CurrentSession() {}

    /** Runs the operation within the session. */
    public static <R, X extends Throwable> R call(Session session, CallableOp<? extends R, X> operation) throws X {
        return ScopedValue.where(SESSION, session).call(operation);
    }

    static boolean isBound() {
        return SESSION.isBound();
    }

    static Session get() {
        return SESSION.get();
    }
}
