package io.enterprisehub.benchmarks;

/**
 * How much is measured.
 *
 * @param forks fresh JVMs for each microbenchmark; 0 = in this process, which proves that it runs and measures nothing
 * @param warmups iterations that do not count
 * @param iterations that count
 * @param millis of an iteration
 * @param rounds of a measurement that is repeated by hand
 */
public record Effort(String name, int forks, int warmups, int iterations, int millis, int rounds) {

    /** Medians over several JVMs. */
    public static final Effort FULL = new Effort("full", 3, 3, 4, 400, 9);
    /** Orders of magnitude while developing. */
    public static final Effort QUICK = new Effort("quick", 1, 2, 2, 250, 3);
    /** Whether it runs at all: the tests' measure. */
    public static final Effort TINY = new Effort("tiny", 0, 0, 1, 10, 1);

    public boolean tiny() {
        return forks == 0;
    }

    /** Of something that is counted in thousands, what this effort can afford. */
    public int of(int full, int quick, int tiny) {
        return tiny() ? tiny : equals(FULL) ? full : quick;
    }
}
