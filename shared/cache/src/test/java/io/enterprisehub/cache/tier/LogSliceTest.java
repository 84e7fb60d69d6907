package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.remote.Address;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogSliceTest {

    private static final LogPosition FROM = new LogPosition("5-0", "n5");

    private static LogEntry entry(String id, String nonce) {
        return new LogEntry(new LogPosition(id, nonce), new Address("r", "a"), LogEntry.Verb.EVICT, 0);
    }

    private static LogSlice slice(LogEntry... entries) {
        return new LogSlice(List.of(entries), entries[entries.length - 1].position());
    }

    @Test
    void continuesWhereTheLastEntryStillStands() {
        LogSlice slice = slice(entry("5-0", "n5"), entry("6-0", "n6"));

        assertThat(slice.continues(FROM, 1)).isTrue();
        assertThat(slice.news()).containsExactly(entry("6-0", "n6"));
    }

    @Test
    void doesNotContinueWhereTheLastEntryIsMissing() {
        assertThat(slice(entry("6-0", "n6")).continues(FROM, 1)).isFalse();
        assertThat(new LogSlice(List.of(), new LogPosition("3-0", "n3")).continues(FROM, 1))
                .isFalse();
    }

    @Test
    void doesNotContinueWhereALogBegunAnewReusedTheId() {
        assertThat(slice(entry("5-0", "other"), entry("6-0", "n6")).continues(FROM, 1))
                .isFalse();
    }

    @Test
    void doesNotContinueWhereMoreHappenedThanWasAskedFor() {
        LogSlice slice = slice(entry("5-0", "n5"), entry("6-0", "n6"), entry("7-0", "n7"));
        LogSlice cut = new LogSlice(slice.entries().subList(0, 2), slice.last());

        assertThat(slice.continues(FROM, 2)).isTrue();
        assertThat(slice.continues(FROM, 1)).isFalse();
        assertThat(cut.continues(FROM, 2)).isFalse();
    }
}
