package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

    @Test
    void givesNoNumberTwiceHoweverManyThreadsAsk() {
        SeededRandom random = SeededRandom.create();

        Set<Long> given = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 100_000).parallel().forEach(i -> given.add(random.nextLong()));

        assertThat(given).hasSize(100_000);
    }

    @Test
    void differsInEveryEnvironment() {
        long[] one = LongStream.generate(SeededRandom.create()::nextLong)
                .limit(1_000)
                .toArray();
        long[] other = LongStream.generate(SeededRandom.create()::nextLong)
                .limit(1_000)
                .toArray();

        assertThat(Arrays.stream(one).boxed())
                .doesNotContainAnyElementsOf(Arrays.stream(other).boxed().toList());
    }

    /** The first numbers of the reference implementation at xoshiro.di.unimi.it/splitmix64.c, seed 1234567. */
    @Test
    void isSplitMix64() {
        SeededRandom random = new SeededRandom(1234567, 0x9e3779b97f4a7c15L);

        assertThat(LongStream.generate(random::nextLong).limit(3))
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void spreadsEvenly() {
        SeededRandom random = new SeededRandom(1, 2);

        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++) {
            tenths[(int) (random.nextDouble() * 10)]++;
        }
        assertThat(Arrays.stream(tenths).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }
}
