package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enterprisehub.cache.tier.LocalEntry.Life;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promoted to memory and what is evicted from it, against Caffeine alone that is bounded by entries. */
class HitRatioTest {

    private static final int ENTRIES = 1_000;
    /** By which the medians of Caffeine itself differ. */
    private static final double NOISE = 0.01;

    private static final long HOUR = 3_600_000_000_000L;

    /** Of five runs the one in the middle: Caffeine's choices are partly random. */
    private static double ratio(int[] requests, Supplier<IntPredicate> cache) {
        double[] ratios = IntStream.range(0, 5)
                .mapToDouble(run ->
                        (double) IntStream.of(requests).filter(cache.get()).count() / requests.length)
                .sorted()
                .toArray();
        return ratios[2];
    }

    private static IntPredicate caffeine() {
        Cache<Name, Integer> cache = Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .executor(Runnable::run)
                .build();
        return request -> {
            // Its sketch counts keys of one hash together: the same names have the same luck.
            LocalKey key = new LocalKey("t", "r", "k" + request);
            boolean hit = cache.getIfPresent(key) != null;
            if (!hit) {
                cache.put(key, request);
            }
            return hit;
        };
    }

    private static IntPredicate ours() {
        LocalLimits limits = LocalLimits.of(ENTRIES * 10_000L).withMaxEntries(ENTRIES);
        CaffeineStore store = new CaffeineStore(
                limits, new HotEntries(ENTRIES, LocalEntry::isSteady, new Coherence()), () -> 0, new Counters());
        return request -> {
            LocalKey key = new LocalKey("t", "r", "k" + request);
            boolean hit = store.find("t", "r", key.key(), 0) != null;
            if (!hit) {
                Life life = new Life(0, HOUR, HOUR, 0);
                store.put(key, new LocalEntry<>(key, new Versioned<>(1, request), 1, life, 100, false));
            }
            return hit;
        };
    }

    @Test
    void isNotBelowCaffeineAloneOnSkewedLoopingAndMixedRequests() {
        Random random = new Random(11);
        int[] skewed = random.doubles(200_000)
                .mapToInt(d -> (int) (20_000 * d * d * d))
                .toArray();
        int[] looping = IntStream.range(0, 200_000).map(i -> i % 1_300).toArray();
        int[] mixed = IntStream.range(0, 200_000)
                .map(i -> i / 5_000 % 2 == 0 ? skewed[i] : 100_000 + i)
                .toArray();

        for (int[] requests : new int[][] {skewed, looping, mixed}) {
            assertThat(ratio(requests, HitRatioTest::ours))
                    .isGreaterThan(ratio(requests, HitRatioTest::caffeine) - NOISE);
        }
    }
}
