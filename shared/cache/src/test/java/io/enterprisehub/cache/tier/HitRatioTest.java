package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enterprisehub.cache.tier.LocalEntry.Life;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promoted to memory and what is evicted from it, against Caffeine alone that is bounded in the same way. */
class HitRatioTest {

    private static final int ENTRIES = 1_000;
    private static final long HOUR = 3_600_000_000_000L;

    private static double ratio(int[] requests, IntPredicate hit) {
        return (double) IntStream.of(requests).filter(hit).count() / requests.length;
    }

    private static IntPredicate caffeine() {
        Cache<String, Integer> cache = Caffeine.newBuilder()
                .maximumWeight(ENTRIES * 100L)
                .weigher((String key, Integer value) -> 100)
                .executor(Runnable::run)
                .build();
        return request -> {
            String key = "k" + request;
            boolean hit = cache.getIfPresent(key) != null;
            if (!hit) {
                cache.put(key, request);
            }
            return hit;
        };
    }

    private static IntPredicate ours() {
        LocalLimits limits = LocalLimits.of(ENTRIES * 100L).withMaxEntries(ENTRIES);
        CaffeineStore store = new CaffeineStore(limits, () -> 0, new Counters());
        return request -> {
            LocalKey key = new LocalKey("t", "r", "k" + request);
            boolean hit = store.get(key) != null;
            if (!hit) {
                Life life = new Life(0, HOUR, HOUR, 0);
                store.put(key, new LocalEntry<>(new Versioned<>(1, request), 1, life, 100, false));
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
            // Hashes differ, and with them the sketch's collisions: half a point either way is noise.
            assertThat(ratio(requests, ours())).isGreaterThan(ratio(requests, caffeine()) - 0.005);
        }
    }
}
