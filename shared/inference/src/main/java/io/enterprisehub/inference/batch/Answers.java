package io.enterprisehub.inference.batch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each request of one batch. Used by its leader only. */
final class Answers<R> {

    private final List<@Nullable R> results = new ArrayList<>();
    private final List<@Nullable RuntimeException> failures = new ArrayList<>();

    <Q> void of(BatchWork<Q, R> work, List<Q> requests) {
        try {
            addAll(work.answer(requests), requests.size());
        } catch (RuntimeException together) {
            for (Q request : requests) {
                alone(work, request, together, requests.size());
            }
        }
    }

    private void addAll(List<R> all, int expected) {
        if (all.size() != expected) {
            throw new IllegalStateException(expected + " requests got " + all.size() + " results");
        }
        for (R result : all) {
            add(result, null);
        }
    }

    private <Q> void alone(BatchWork<Q, R> work, Q request, RuntimeException together, int of) {
        if (of == 1) {
            add(null, together);
            return;
        }
        try {
            List<R> one = work.answer(List.of(request));
            if (one.size() != 1) {
                throw new IllegalStateException("1 request got " + one.size() + " results");
            }
            add(one.getFirst(), null);
        } catch (RuntimeException e) {
            add(null, e);
        }
    }

    private void add(@Nullable R result, @Nullable RuntimeException failure) {
        results.add(result);
        failures.add(failure);
    }

    /** Whoever got no answer, because the work ended by an error, fails. */
    <Q> void giveTo(List<Call<Q, R>> calls) {
        for (int i = 0; i < calls.size(); i++) {
            R result = i < results.size() ? results.get(i) : null;
            RuntimeException failure = i < failures.size() ? failures.get(i) : null;
            if (result != null) {
                calls.get(i).succeed(result);
            } else {
                calls.get(i)
                        .fail(
                                failure == null
                                        ? new IllegalStateException("the batch ended without a result")
                                        : failure);
            }
        }
    }
}
