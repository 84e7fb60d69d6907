package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HotEntriesTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final LocalKey OTHER = new LocalKey("t", "r", "b");

    /** All names have one place. */
    private final HotEntries one = new HotEntries(1, (entry, now) -> true, new Coherence());

    private static LocalEntry<String> entry(LocalKey name) {
        LocalEntry<String> entry = new LocalEntry<>(new Versioned<>(1, "v"), 1, new Life(0, HOUR, HOUR, 0), 100, false);
        entry.keptAs(name);
        return entry;
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

        hot.wasPut(OTHER, 2_048);
        assertThat(find(hot, KEY)).isSameAs(entry);
        hot.wasPut(OTHER, 2_048);
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
        hot.wasPut(KEY, 10_000);
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
        IntStream.range(0, 200).mapToObj(i -> new LocalKey("t", "r", "k" + i)).forEach(name -> {
            store.put(name, entry(name));
            store.find("t", "r", name.key(), 0);
        });

        long kept = IntStream.range(0, 200)
                .mapToObj(i -> new LocalKey("t", "r", "k" + i))
                .filter(name -> store.peek(name) == null)
                .filter(name -> find(hot, name) != null)
                .count();

        assertThat(store.entries()).isLessThanOrEqualTo(10);
        assertThat(kept).isZero();
    }
}
