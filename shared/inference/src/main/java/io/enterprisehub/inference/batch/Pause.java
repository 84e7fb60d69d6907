package io.enterprisehub.inference.batch;

import java.util.concurrent.locks.Condition;

/** The clock that a batcher waits by. */
public interface Pause {

    /** The real one. */
    Pause SYSTEM = new Pause() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        // Whoever calls it loops.
        @SuppressWarnings("WaitNotInLoop")
        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            // How long is left is asked of the clock again.
            long left = condition.awaitNanos(nanos);
            assert left <= nanos;
        }
    };

    /** Nanoseconds from any fixed moment on. */
    long nanoTime();

    /** Waits until the condition is signalled, at most so long; may end earlier. */
    void await(Condition condition, long nanos) throws InterruptedException;
}
