package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SamplingRateTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SamplingRate rate = new SamplingRate(0);

    /** Hits at even distances; how many samples were taken, and for how many hits they stood. */
    private long[] hits(long from, int count, long apart) {
        long samples = 0;
        long stoodFor = 0;
        for (int i = 0; i < count; i++) {
            int weight = rate.weight();
            if (weight != 0) {
                samples++;
                stoodFor += weight;
                rate.took(from + i * apart);
            }
        }
        return new long[] {samples, stoodFor};
    }

    @Test
    void countsEveryHitWhileTheyAreFew() {
        assertThat(hits(0, 5_000, SECOND / 5_000)).containsExactly(5_000, 5_000);
    }

    @Test
    void takesFewSamplesOfManyHitsThatStandForAllOfThem() {
        hits(0, 100_000, 100);

        long[] after = hits(SECOND, 10_000_000, 100);

        assertThat(after[0]).isLessThan(40_000);
        assertThat(after[1]).isBetween(8_000_000L, 12_000_000L);
    }

    @Test
    void countsEveryHitAgainAfterARush() {
        hits(0, 10_000_000, 100);
        hits(10 * SECOND, 1 << 23, SECOND / 1_000);

        assertThat(hits(20_000 * SECOND, 1_000, SECOND / 1_000)).containsExactly(1_000, 1_000);
    }
}
