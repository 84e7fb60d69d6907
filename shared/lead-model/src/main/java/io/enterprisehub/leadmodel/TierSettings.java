package io.enterprisehub.leadmodel;

import io.enterprisehub.leads.score.TierPolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cuts of the tiers, which every function that scores must read in the same way. */
public final class TierSettings {

    private TierSettings() {}

    /**
     * Cuts that nobody configured are the standard ones.
     *
     * @param settings values by name; {@code tier.hot-entry} is {@code TIER_HOT_ENTRY} in the environment
     * @throws IllegalArgumentException when the cuts contradict each other
     */
    public static TierPolicy of(Function<String, @Nullable Double> settings) {
        TierPolicy standard = TierPolicy.standard();
        return new TierPolicy(
                cut(settings, "tier.hot-entry", standard.hotEntry()),
                cut(settings, "tier.hot-exit", standard.hotExit()),
                cut(settings, "tier.warm-entry", standard.warmEntry()),
                cut(settings, "tier.warm-exit", standard.warmExit()));
    }

    private static double cut(Function<String, @Nullable Double> settings, String name, double standard) {
        Double configured = settings.apply(name);
        return configured == null ? standard : configured;
    }
}
