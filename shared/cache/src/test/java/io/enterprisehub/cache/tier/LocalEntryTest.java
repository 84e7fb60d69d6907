package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.LocalEntry.Membership;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalEntryTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private static LocalEntry<String> entry(long restMinutes) {
        return entry(10, restMinutes);
    }

    private static LocalEntry<String> entry(long baseMinutes, long restMinutes) {
        return new LocalEntry<>(
                new LocalKey("t", "r", "a"),
                new Versioned<>(1, "v"),
                1,
                new Life(0, baseMinutes * MINUTE, restMinutes * MINUTE, 0),
                100,
                false,
                new Membership(List.of(), 0));
    }

    private static LocalEntry<String> read(int times, long at) {
        LocalEntry<String> entry = entry(1_000);
        for (int i = 0; i < times; i++) {
            entry.read(at);
        }
        return entry;
    }

    @Test
    void livesHalfItsBaseColdTwiceItWarmAndThreeTimesItHot() {
        assertThat(read(0, 0).remaining(0)).isEqualTo(5 * MINUTE);
        assertThat(read(1, 0).remaining(0)).isEqualTo(20 * MINUTE);
        assertThat(read(2, 0).remaining(0)).isEqualTo(30 * MINUTE);
    }

    @Test
    void neverOutlivesTheSharedLevel() {
        LocalEntry<String> entry = entry(7);
        entry.read(0);
        entry.read(0);

        assertThat(entry.isFresh(7 * MINUTE - 1)).isTrue();
        assertThat(entry.isFresh(7 * MINUTE)).isFalse();
    }

    @Test
    void coolsHoweverOftenItWasReadBefore() {
        LocalEntry<String> entry = entry(500, 2_000);
        for (int i = 0; i < 1_000_000; i++) {
            entry.read(0);
        }
        assertThat(entry.remaining(0)).isEqualTo(1_500 * MINUTE);

        entry.read(780 * MINUTE);
        assertThat(entry.remaining(780 * MINUTE)).isEqualTo(220 * MINUTE);

        for (int i = 0; i < 100; i++) {
            entry.read(780 * MINUTE);
        }
        assertThat(entry.remaining(780 * MINUTE)).isEqualTo(720 * MINUTE);
    }
}
