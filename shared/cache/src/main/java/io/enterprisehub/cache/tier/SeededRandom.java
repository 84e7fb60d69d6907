package io.enterprisehub.cache.tier;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Numbers that differ in every environment and cost next to nothing: tokens and nonces must be unique, not secret, and a read
 * from the system's source takes longer than the rest of a write. SplitMix64 (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, OOPSLA 2014); both its start and its step come from the system's source, 127 bits together.
 *
 * <p>Safe for any thread.
 */
public final class SeededRandom implements RandomGenerator {

    private final AtomicLong state;
    private final long step;

    SeededRandom(long start, long step) {
        this.state = new AtomicLong(start);
        // Odd steps pass through all numbers before one comes again.
        this.step = step | 1;
    }

    /** Starts anywhere; to be called anew after a restore from a checkpoint. */
    public static SeededRandom create() {
        SecureRandom system = new SecureRandom();
        return new SeededRandom(system.nextLong(), system.nextLong());
    }

    @Override
    public long nextLong() {
        long z = state.addAndGet(step);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
