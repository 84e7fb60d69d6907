package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.LocalEntry.Membership;
import io.enterprisehub.cache.tier.LocalRegion.Ticket;
import io.enterprisehub.cache.tier.View.Mark;
import io.enterprisehub.cache.tier.remote.GroupState;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRegionTest {

    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final Mark PASSED = new Mark(true, 0, 0);
    private static final long HOUR = 3_600_000_000_000L;

    private final Counters counters = new Counters();
    private final CaffeineStore store = new CaffeineStore(LocalLimits.of(1 << 20), hot(), () -> 0, counters);
    private final LocalRegion<String> region = new LocalRegion<>(store, new Hydrated(store), new Coherence(), counters);

    private static HotEntries hot() {
        return new HotEntries(100, (entry, now) -> true, new Coherence());
    }

    private static LocalEntry<String> entry(long version, long generation) {
        Life life = new Life(0, HOUR, HOUR, 0);
        Membership none = new Membership(List.of(), 0);
        return new LocalEntry<>(KEY, new Versioned<>(version, "v" + version), generation, life, 100, false, none);
    }

    private static TenantLog.State state(long generation) {
        return new TenantLog.State(null, generation, new Groups(new GroupState("e", 0)), 0);
    }

    private long kept(long generation) {
        LocalEntry<String> entry = region.get(KEY, state(generation));
        return entry == null ? 0 : entry.content().version();
    }

    @Test
    void refusesTheFirstReadersLateValueWhenASecondReaderReservedAfterTheChange() {
        Slot<String> first = region.reserve(KEY, 1);
        region.changed(KEY, Verb.EVICT, 0);
        Slot<String> second = region.reserve(KEY, 1);

        region.publish(KEY, first, entry(1, 1), state(1));
        assertThat(kept(1)).isZero();
        region.publish(KEY, second, entry(2, 1), state(1));
        assertThat(kept(1)).isEqualTo(2);

        assertThat(counters.get(Counter.LOCAL_FILL_REFUSED)).isEqualTo(1);
    }

    @Test
    void refusesAFillWhoseGenerationHasPassed() {
        Slot<String> slot = region.reserve(KEY, 1);

        region.publish(KEY, slot, entry(1, 1), state(2));

        assertThat(kept(1)).isZero();
    }

    @Test
    void keepsTheNewerOfTwoFillsInWhateverOrderTheyEnd() {
        Slot<String> slot = region.reserve(KEY, 1);
        Slot<String> same = region.reserve(KEY, 1);

        region.publish(KEY, slot, entry(2, 1), state(1));
        region.publish(KEY, same, entry(1, 1), state(1));

        assertThat(kept(1)).isEqualTo(2);
    }

    @Test
    void keepsWhatIsNotOlderThanAPutAndDropsTheRest() {
        region.publish(KEY, region.reserve(KEY, 1), entry(5, 1), state(1));

        region.changed(KEY, Verb.PUT, 5);
        assertThat(kept(1)).isEqualTo(5);
        region.changed(KEY, Verb.PUT, 6);
        assertThat(kept(1)).isZero();
    }

    @Test
    void sharesALoadUntilItsKeyChanges() {
        Ticket<String> leader = region.enter(KEY, state(1), PASSED, 1);
        Ticket<String> joined = region.enter(KEY, state(1), PASSED, 2);
        region.changed(KEY, Verb.EVICT, 0);
        Ticket<String> later = region.enter(KEY, state(1), PASSED, 3);

        assertThat(leader.leads()).isTrue();
        assertThat(joined.leads()).isFalse();
        assertThat(joined.flight()).isSameAs(leader.flight());
        assertThat(later.leads()).isTrue();
        assertThat(later.flight()).isNotSameAs(leader.flight());
    }

    @Test
    void givesAReadThatIsCutOffNoLoadThatIsOlderThanItself() {
        Ticket<String> older = region.enter(KEY, state(1), PASSED, 1);
        Ticket<String> blind = region.enter(KEY, state(1), new Mark(false, 0, 2), 3);
        Ticket<String> younger = region.enter(KEY, state(1), new Mark(false, 0, 2), 4);

        assertThat(older.leads()).isTrue();
        assertThat(blind.leads()).isTrue();
        assertThat(younger.flight()).isSameAs(blind.flight());
    }

    @Test
    void leavesNoSlotBehind() {
        Ticket<String> ticket = region.enter(KEY, state(1), PASSED, 1);
        region.leave(KEY, ticket.slot(), true);
        region.leave(KEY, region.reserve(KEY, 1), false);

        assertThat(region.slots()).isZero();
    }

    @Test
    void boundsMemoryByEntriesAndByBytes() {
        CaffeineStore small = new CaffeineStore(LocalLimits.of(10_000), hot(), () -> 0, counters);
        CaffeineStore large = new CaffeineStore(LocalLimits.of(50_000_000), hot(), () -> 0, counters);
        for (int i = 0; i < 60_000; i++) {
            LocalKey key = new LocalKey("t", "r", "k" + i);
            small.put(key, entry(1, 1));
            large.put(key, entry(1, 1));
        }

        assertThat(small.entries()).isBetween(50L, 100L);
        assertThat(large.entries()).isBetween(40_000L, 50_000L);
    }
}
