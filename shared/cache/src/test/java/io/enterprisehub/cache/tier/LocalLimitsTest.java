package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final LocalLimits KILOBYTES_100 = LocalLimits.of(100_000);

    private final AtomicLong nanos = new AtomicLong();
    private final Counters counters = new Counters();

    private CaffeineStore store(LocalLimits limits) {
        return new CaffeineStore(
                limits, new HotEntries(100, LocalEntry::isSteady, new Coherence()), nanos::get, counters);
    }

    private static LocalKey key(String tenant, int i) {
        return new LocalKey(tenant, "r", "k" + i);
    }

    private LocalEntry<String> entry(LocalKey name, int weight) {
        return new LocalEntry<>(name, new Versioned<>(1, "v"), 1, new Life(nanos.get(), HOUR, HOUR, 0), weight, false);
    }

    private void put(CaffeineStore store, LocalKey name, int weight) {
        store.put(name, entry(name, weight));
    }

    private void fill(CaffeineStore store, String tenant, int count) {
        IntStream.range(0, count).forEach(i -> put(store, key(tenant, i), 1_000));
    }

    @Test
    void letsATenantUseTheRoomThatNobodyElseWants() {
        CaffeineStore store = store(KILOBYTES_100.withTenantShare(0.3));

        fill(store, "greedy", 80);

        assertThat(store.heldBy("greedy")).isEqualTo(80_000);
    }

    @Test
    void refusesNewEntriesOfATenantAboveItsShareOnceMemoryIsShort() {
        CaffeineStore store = store(KILOBYTES_100.withTenantShare(0.3));
        fill(store, "modest", 25);
        fill(store, "greedy", 1_000);

        assertThat(store.heldBy("modest")).isEqualTo(25_000);
        assertThat(store.heldBy("greedy")).isLessThanOrEqualTo(75_000);
        assertThat(counters.get(Counter.OVER_QUOTA)).isGreaterThan(900);
        assertThat(counters.get(Counter.LOCAL_EVICTED)).isZero();
        put(store, key("greedy", 0), 900);
        assertThat(store.get(key("greedy", 0))).isNotNull();
        put(store, key("modest", 99), 1_000);
        assertThat(store.get(key("modest", 99))).isNotNull();
    }

    @Test
    void countsWhatATenantHoldsThroughReplacementRemovalAndExpiry() {
        CaffeineStore store = store(KILOBYTES_100.withTenantShare(0.5));
        fill(store, "t", 10);
        put(store, key("t", 0), 3_000);
        assertThat(store.heldBy("t")).isEqualTo(12_000);
        store.remove(key("t", 0));
        assertThat(store.heldBy("t")).isEqualTo(9_000);

        nanos.addAndGet(4 * HOUR);
        assertThat(store.get(key("t", 1))).isNull();
        assertThat(store.heldBy("t")).isZero();
    }

    @Test
    void keepsPinnedEntriesWhenOthersAreEvictedAndNoLongerThanTheyLive() {
        CaffeineStore store = store(KILOBYTES_100.withPins(new PinBudget(2, 5_000)));
        assertThat(store.pin(key("t", 0))).isTrue();
        put(store, key("t", 0), 1_000);
        put(store, key("t", 1), 1_000);
        assertThat(store.pin(key("t", 1))).isTrue();
        assertThat(store.pin(key("t", 2))).isFalse();

        IntStream.range(100, 2_000).forEach(i -> put(store, key("t", i), 1_000));
        assertThat(store.get(key("t", 0))).isNotNull();
        assertThat(store.get(key("t", 1))).isNotNull();

        store.remove(key("t", 1));
        assertThat(store.get(key("t", 1))).isNull();
        nanos.addAndGet(4 * HOUR);
        assertThat(store.get(key("t", 0))).isNull();
    }

    @Test
    void pinsNoMoreThanTheBudgetHasBytesForAndGivesThemBack() {
        Pins pins = new Pins(new PinBudget(3, 2_000));
        IntStream.range(0, 3).forEach(i -> pins.pin(key("t", i)));

        assertThat(pins.admits(key("t", 0), 1_500)).isTrue();
        assertThat(pins.admits(key("t", 1), 600)).isFalse();
        assertThat(pins.admits(key("t", 0), 1_400)).isTrue();
        assertThat(pins.admits(key("t", 1), 600)).isTrue();
        assertThat(pins.bytes()).isEqualTo(2_000);
        pins.released(key("t", 0));
        assertThat(pins.bytes()).isEqualTo(600);
        pins.unpin(key("t", 1));
        assertThat(pins.bytes()).isZero();
        assertThat(pins.admits(key("t", 1), 1)).isFalse();
    }

    @Test
    void givesWayWhenTheHeapRunsShortTwiceAndGrowsBackWhenThereIsRoom() {
        AtomicReference<Double> heap = new AtomicReference<>(0.95);
        CaffeineStore store = store(KILOBYTES_100.withGauge(heap::get));
        fill(store, "t", 90);

        store.relieve(nanos.addAndGet(2_000_000_000L));
        assertThat(store.entries()).isEqualTo(90);
        store.relieve(nanos.get());
        assertThat(store.entries()).isEqualTo(90);
        store.relieve(nanos.addAndGet(2_000_000_000L));
        assertThat(store.entries()).isLessThanOrEqualTo(75);
        for (int i = 0; i < 20; i++) {
            store.relieve(nanos.addAndGet(2_000_000_000L));
        }
        assertThat(store.entries()).isBetween(5L, 12L);

        heap.set(0.5);
        for (int i = 0; i < 30; i++) {
            store.relieve(nanos.addAndGet(2_000_000_000L));
        }
        fill(store, "t", 90);
        assertThat(store.entries()).isEqualTo(90);
    }

    @Test
    void keepsNoValueThatWouldPushTooManyOthersOut() {
        CaffeineStore store = store(KILOBYTES_100);
        put(store, key("t", 0), 1_000);

        put(store, key("t", 0), 5_001);

        assertThat(store.get(key("t", 0))).isNull();
        assertThat(counters.get(Counter.LOCAL_TOO_LARGE)).isEqualTo(1);
    }

    @Test
    void keepsAsManyBytesAsItMayWhateverOneEntryWeighs() {
        for (int weight : new int[] {900, 1_300, 1_500, 2_900, 20_000}) {
            CaffeineStore store = store(LocalLimits.of(1_000_000).withMaxEntries(1_000));

            IntStream.range(0, 2_000).forEach(i -> put(store, key("t", i), weight));

            int fit = Math.min(1_000, 1_000_000 / weight);
            // Each weighs a whole number of thousandths, one or the next: together they are right within a few per
            // cent.
            assertThat((double) store.entries()).isBetween(fit * 0.95, fit * 1.05);
        }
    }

    @Test
    void countsAPinnedEntryThatTookThePlaceOfOneWhoseLifeHadEnded() {
        CaffeineStore store = store(KILOBYTES_100.withPins(new PinBudget(2, 1_000)));
        store.pin(key("t", 0));
        put(store, key("t", 0), 900);
        nanos.addAndGet(4 * HOUR);

        put(store, key("t", 0), 900);

        assertThat(store.pins().bytes()).isEqualTo(900);
    }
}
