package io.enterprisehub.benchmarks;

/**
 * What a scenario may use.
 *
 * @param note called with what goes on, for the progress line
 */
public record Stage(Options options, Note note) {

    public Effort effort() {
        return options.effort();
    }

    /** Where news of a run goes. */
    @FunctionalInterface
    public interface Note {
        void say(String text);
    }
}
