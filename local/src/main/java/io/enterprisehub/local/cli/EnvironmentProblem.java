package io.enterprisehub.local.cli;

/** Something outside of the program is missing or in the way; the message is one sentence for the person in front of it. */
final class EnvironmentProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnvironmentProblem(String sentence) {
        super(sentence);
    }

    EnvironmentProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
