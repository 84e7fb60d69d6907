package io.enterprisehub.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Seeded chance. Functions of {@link StrictMath} only, so that a seed gives the same market on every machine. Not safe for many threads.
 */
final class Dice {

    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice of their own for one of many parts, independent of how often the others are thrown. */
    static Dice of(long seed, long part) {
        return new Dice(mix(mix(seed) + part));
    }

    /** SplitMix64's finalizer (Steele, Lea, Flood 2014): seeds that are near each other must not give shifted copies of one sequence. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Standard normal, by Box and Muller. */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    /** A positive number with this median; {@code spread} is the standard deviation of its logarithm. */
    double logNormal(double median, double spread) {
        return median * StrictMath.exp(spread * gaussian());
    }

    /** How many of events with this mean happen, by Knuth's product method: meant for small means. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Instant between(Instant from, Instant to) {
        return from.plusMillis(
                        random.nextLong(Math.max(1, Duration.between(from, to).toMillis())))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    Instant after(Instant from, Duration least, Duration most) {
        return between(from.plus(least), from.plus(most));
    }

    /** An id in the alphabet and length of GHL's. */
    String id() {
        StringBuilder id = new StringBuilder(20);
        for (int i = 0; i < 20; i++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }

    /** A version 4 UUID. */
    String uuid() {
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
