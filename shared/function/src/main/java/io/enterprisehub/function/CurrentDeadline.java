package io.enterprisehub.function;

import java.lang.ScopedValue.CallableOp;

/**
 * The deadline of the invocation that the current thread works for, for code that is called through a library which cannot
 * pass it on, such as a cache's loader. Everything else takes the deadline as an argument.
 */
public final class CurrentDeadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private CurrentDeadline() {}

    /** Runs work for an invocation with this deadline. */
    public static <T, X extends Throwable> T during(Deadline deadline, CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, deadline).call(work);
    }

    /**
     * The deadline of the current thread's invocation.
     *
     * @throws IllegalStateException outside of {@link #during}
     */
    public static Deadline get() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No invocation is being handled on this thread"));
    }
}
