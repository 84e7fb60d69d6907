package io.enterprisehub.inference.batch;

import org.jspecify.annotations.Nullable;

/** One request in a batch; guarded by the batcher's lock once it is in one. */
final class Call<Q, R> {

    final Q request;
    private @Nullable R result;
    private @Nullable RuntimeException failure;
    private boolean done;

    Call(Q request) {
        this.request = request;
    }

    void succeed(R value) {
        result = value;
        done = true;
    }

    void fail(RuntimeException why) {
        failure = why;
        done = true;
    }

    boolean isDone() {
        return done;
    }

    R get() {
        if (failure != null) {
            throw failure;
        }
        R value = result;
        if (value == null) {
            throw new IllegalStateException("the batch ended without a result");
        }
        return value;
    }
}
