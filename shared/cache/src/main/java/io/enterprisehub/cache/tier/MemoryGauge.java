package io.enterprisehub.cache.tier;

/** How much of the heap is in use. Safe for any thread. */
@FunctionalInterface
public interface MemoryGauge {

    /** From 0 to 1. */
    double used();

    /**
     * The runtime's own numbers. They count garbage that was not collected yet: a high value says only that there was no
     * room to spare since the last collection, which is why a single one shrinks nothing.
     */
    static MemoryGauge runtime() {
        Runtime runtime = Runtime.getRuntime();
        return () -> (double) (runtime.totalMemory() - runtime.freeMemory()) / runtime.maxMemory();
    }
}
