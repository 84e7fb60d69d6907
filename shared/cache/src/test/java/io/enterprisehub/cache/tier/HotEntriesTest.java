package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HotEntriesTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final TenantLog.State STATE = new TenantLog.State(null, 1, new Groups(new GroupState("e", 0)), 0);
    private static final LocalKey OTHER = new LocalKey("t", "r", "b");

    /** All names have one place. */
    private final HotEntries one = new HotEntries(1, (entry, now) -> true, new Coherence());

    private static LocalEntry<String> entry(LocalKey name) {
        return new LocalEntry<>(name, new Versioned<>(1, "v"), 1, new Life(0, HOUR, HOUR, 0), 100, false);
    }

    private static @Nullable LocalEntry<?> find(HotEntries in, LocalKey name) {
        return in.find(name.hashCode(), name.tenant(), name.region(), name.key());
    }

    private static void read(HotEntries in, LocalKey name, LocalEntry<?> entry) {
        if (in.wants(name.hashCode(), entry, 0)) {
            in.take(name.hashCode(), entry);
        }
    }

    @Test
    void findsWhatTheMemoryHasAnswered() {
        LocalEntry<String> entry = entry(KEY);

        assertThat(find(one, KEY)).isNull();
        read(one, KEY, entry);

        assertThat(find(one, KEY)).isSameAs(entry);
    }

    @Test
    void takesOnlyWhatWasReadOftenAndStaysHot() {
        HotEntries hot = new HotEntries(1, LocalEntry::isSteady, new Coherence());
        LocalEntry<String> entry = entry(KEY);

        IntStream.range(0, 127).forEach(i -> entry.read(0));
        read(hot, KEY, entry);
        assertThat(find(hot, KEY)).isNull();

        entry.read(0);
        read(hot, KEY, entry);
        assertThat(find(hot, KEY)).isSameAs(entry);
    }

    @Test
    void tellsNamesOfOnePlaceApart() {
        read(one, KEY, entry(KEY));

        assertThat(find(one, new LocalKey("t", "r", "c"))).isNull();
        assertThat(find(one, new LocalKey("t", "other", "a"))).isNull();
        assertThat(find(one, new LocalKey("other", "r", "a"))).isNull();
    }

    @Test
    void leavesTheNextReadToTheMemoryWhenNewEntriesCame() {
        HotEntries hot = new HotEntries(2_048, (entry, now) -> true, new Coherence());
        LocalEntry<String> entry = entry(KEY);
        read(hot, KEY, entry);

        hot.wasPut(OTHER, 1);
        assertThat(find(hot, KEY)).isSameAs(entry);
        hot.wasPut(OTHER, 1);
        assertThat(find(hot, KEY)).isNull();

        read(hot, KEY, entry);
        assertThat(find(hot, KEY)).isSameAs(entry);
    }

    @Test
    void losesWhatTheMemoryLosesOrReplaces() {
        read(one, KEY, entry(KEY));
        one.wasRemoved(KEY);
        assertThat(find(one, KEY)).isNull();

        HotEntries hot = new HotEntries(10_000, (entry, now) -> true, new Coherence());
        read(hot, KEY, entry(KEY));
        hot.wasPut(KEY, 1);
        assertThat(find(hot, KEY)).isNull();
    }

    @Test
    void letsWhoChangesAKeyFindWhatTheMemoryWantsToHearOf() {
        LocalEntry<String> entry = entry(KEY);
        read(one, KEY, entry);
        one.wasPut(OTHER, 1);

        assertThat(find(one, KEY)).isNull();
        assertThat(one.peek(KEY)).isSameAs(entry);
        assertThat(one.peek(OTHER)).isNull();
    }

    @Test
    void keepsThePlaceOfOneThatIsStillReadAndGivesAwayTheOthers() {
        LocalEntry<String> first = entry(KEY);
        LocalEntry<String> second = entry(OTHER);
        read(one, KEY, first);

        read(one, OTHER, second);
        assertThat(find(one, KEY)).isSameAs(first);
        assertThat(find(one, OTHER)).isNull();

        one.wasPut(new LocalKey("t", "r", "new"), 1);
        read(one, OTHER, second);
        assertThat(find(one, OTHER)).isSameAs(second);
    }

    @Test
    void holdsNothingThatTheMemoryHasEvicted() {
        HotEntries hot = new HotEntries(10, (entry, now) -> true, new Coherence());
        CaffeineStore store =
                new CaffeineStore(LocalLimits.of(10_000).withMaxEntries(10), hot, () -> 0, new Counters());
        List<LocalKey> names = IntStream.range(0, 200)
                .mapToObj(i -> new LocalKey("t", "r", "k" + i))
                .toList();
        names.forEach(name -> {
            store.put(name, entry(name));
            store.find("t", "r", name.key(), 0);
        });

        assertThat(store.entries()).isEqualTo(10);
        assertThat(names)
                .filteredOn(name -> hot.peek(name) != null)
                .isNotEmpty()
                .allMatch(name -> store.get(name) != null);
    }

    /** Evicts an entry, and looks while Caffeine has lost it and nobody was told of that yet. */
    private static void whileEvicted(Consumer<LocalRegion<String>> look) throws InterruptedException {
        LocalLimits limits = LocalLimits.of(100_000).withTenantShare(0.5).withPins(new PinBudget(1, 1));
        HotEntries hot = new HotEntries(100, (entry, now) -> true, new Coherence());
        CaffeineStore store = new CaffeineStore(limits, hot, () -> 0, new Counters());
        LocalRegion<String> region = new LocalRegion<>(store, new Hydrated(store), new Coherence(), new Counters());
        region.publish(KEY, region.reserve(KEY, 1), entry(KEY), STATE);
        region.find("t", "r", "a", STATE, 0);
        // The pin has no room: it is only what lets the eviction wait before it is told.
        store.pin(KEY);
        Thread evicting = new Thread(() -> store.lend(limits.maxBytes()));
        synchronized (store.pins()) {
            evicting.start();
            while (evicting.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            look.accept(region);
        }
        evicting.join();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"PUT", "EVICT", "EXPIRE"})
    void losesWhatIsOnlyHereWithTheNextChange(Verb verb) throws InterruptedException {
        whileEvicted(region -> {
            assertThat(region.find("t", "r", "a", STATE, 0)).isNotNull();

            region.changed(KEY, verb, 2);

            LocalEntry<String> left = region.find("t", "r", "a", STATE, 0);
            assertThat(left == null || left.isExpired()).isTrue();
        });
    }
}
