package io.enterprisehub.cache.tier.remote;

import java.time.Duration;

/**
 * How often a level misbehaves; each chance lies between 0 and 1.
 *
 * @param loseRequest nothing happens, and the caller is told that it may have
 * @param loseReply it happens, and the caller is told that it may not have
 * @param delay it happens late
 * @param delayBy how late
 */
public record Chaos(double loseRequest, double loseReply, double delay, Duration delayBy) {

    public Chaos {
        requireChance("loseRequest", loseRequest);
        requireChance("loseReply", loseReply);
        requireChance("delay", delay);
    }

    private static void requireChance(String name, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(name + " lies between 0 and 1: " + chance);
        }
    }
}
