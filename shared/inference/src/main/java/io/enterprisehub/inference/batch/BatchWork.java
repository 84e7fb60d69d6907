package io.enterprisehub.inference.batch;

import java.util.List;

/**
 * Answers many requests at once. Called by the threads of the callers, several at a time.
 *
 * @param <Q> request
 * @param <R> result
 */
@FunctionalInterface
public interface BatchWork<Q, R> {

    /**
     * The results, in the order of the requests, as many.
     *
     * @throws RuntimeException when any of them cannot be answered: then each is tried alone
     */
    List<R> answer(List<Q> requests);
}
