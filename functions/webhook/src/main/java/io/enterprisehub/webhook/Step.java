package io.enterprisehub.webhook;

/**
 * The steps of one delivery, in order. Between any two of them the process may die; each test of that stops before a step.
 */
enum Step {
    VERIFY,
    CLAIM,
    ENQUEUE,
    MARK,
    ANSWER;

    /** Is told of each step before it is taken. */
    @FunctionalInterface
    interface Listener {
        Listener NONE = step -> {};

        void before(Step step);
    }
}
