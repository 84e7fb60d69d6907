package io.enterprisehub.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a demonstration is to show.
 *
 * @param shortRun a quarter of the events
 * @param chaosSeed break things by this seed, or null for a quiet run
 * @param seed of the market and its traffic
 */
public record DemoOptions(boolean shortRun, @Nullable Long chaosSeed, long seed) {

    static final int TENANTS = 3;

    /** 855 leads in all, or 210. */
    int leadsPerTenant() {
        return shortRun ? 70 : 285;
    }

    /** How much is said about each; with it come 6,000 events and more, or 1,500. */
    double activity() {
        return 0.25;
    }

    /** Reads of leads, over both rounds of the trial of the warmer. */
    int reads() {
        return shortRun ? 800 : 4_000;
    }
}
