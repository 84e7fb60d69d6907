package io.enterprisehub.cache.tier;

import static io.enterprisehub.cache.tier.Fixture.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.remote.KeyHeat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatTest {

    @Test
    void findsTheFrequentKeysOfAStreamThatIsMuchLargerThanItsSpace() {
        TopKeys<Integer> keys = new TopKeys<>(100, Long.MAX_VALUE, 0);
        Random random = new Random(5);
        int[] counts = new int[50_000];
        for (int i = 0; i < 200_000; i++) {
            int key = (int) (50_000 * Math.pow(random.nextDouble(), 8));
            counts[key]++;
            keys.add(key, 1, 0);
        }

        List<TopKeys.Top<Integer>> top = keys.top(3);
        assertThat(top).extracting(TopKeys.Top::key).containsExactly(0, 1, 2);
        // Space-Saving: never too low, too high by at most all counts through the capacity.
        assertThat(top)
                .allSatisfy(one ->
                        assertThat(one.reads()).isBetween((double) counts[one.key()], counts[one.key()] + 2_000.0));
    }

    @Test
    void countsOldReadsLessAndForgetsNoKeyThatIsReadNow() {
        TopKeys<String> keys = new TopKeys<>(10, 1_000, 0);
        keys.add("old", 100, 0);
        keys.add("new", 30, 2_000);

        assertThat(keys.top(2)).containsExactly(new TopKeys.Top<>("new", 30), new TopKeys.Top<>("old", 25));
    }

    @Test
    void drainsEachReadOnce() {
        TopKeys<String> keys = new TopKeys<>(10, 1_000, 0);
        keys.add("a", 3, 0);
        keys.add("b", 5, 0);
        assertThat(keys.drain(1)).containsExactly(new TopKeys.Top<>("b", 5));
        keys.add("b", 2, 0);

        assertThat(keys.drain(9)).containsExactly(new TopKeys.Top<>("b", 2));
        assertThat(keys.drain(9)).isEmpty();
        assertThat(keys.top(1)).containsExactly(new TopKeys.Top<>("b", 7));
    }

    @Test
    void reportsWhatAnEnvironmentReadByTenant() {
        Fixture one = new Fixture(null, true, POLICY);
        one.truth.put("hot", new Versioned<>(1, "H"));
        one.truth.put("cold", new Versioned<>(1, "C"));
        try (Session session = one.session()) {
            IntStream.range(0, 4_000).forEach(i -> one.region.get(session, "t", "hot"));
            one.region.getAll(session, "t", List.of("cold", "hot"));
            one.region.get(session, "u", "cold");
        }

        List<KeyHeat> drained = one.cache.drainHeat("t", 10);
        assertThat(drained).extracting(heat -> heat.address().key()).containsExactly("hot", "cold");
        assertThat(drained.getFirst().reads()).isBetween(2_000.0, 6_000.0);
        assertThat(one.cache.drainHeat("t", 10)).isEmpty();
        assertThat(one.cache.hottest(1).getFirst().address().key()).isEqualTo("hot");
        assertThat(one.cache.hottest(9)).extracting(KeyHeat::tenant).contains("u");
    }
}
