package io.enterprisehub.benchmarks;

/** A benchmark did not do what it is named after, so its numbers would lie. */
public final class NothingMeasured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NothingMeasured(String sentence) {
        super(sentence);
    }

    /**
     * Refuses numbers of something that did not happen.
     *
     * @throws NothingMeasured unless it happened
     */
    public static void unless(boolean happened, String sentence) {
        if (!happened) {
            throw new NothingMeasured(sentence);
        }
    }
}
