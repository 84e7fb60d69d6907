package io.enterprisehub.benchmarks.inference;

/** Something that scores leads; for one thread. */
interface Engine extends AutoCloseable {

    /** Probabilities of {@code count} of the test leads, from one on. */
    double[] score(int first, int count);

    @Override
    default void close() {}
}
