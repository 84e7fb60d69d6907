package io.enterprisehub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MinuteWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final MinuteWindow window = new MinuteWindow(now::get);

    @Test
    void admitsUpToTheLimitAndAnewInTheNextMinute() {
        assertThat(window.admits("a", 2)).isTrue();
        assertThat(window.admits("a", 2)).isTrue();
        assertThat(window.admits("a", 2)).isFalse();

        now.set(NOON.plusSeconds(60));

        assertThat(window.admits("a", 2)).isTrue();
    }

    @Test
    void countsKeysApart() {
        assertThat(window.admits("a", 1)).isTrue();
        assertThat(window.admits("b", 1)).isTrue();
        assertThat(window.admits("a", 1)).isFalse();
    }

    @Test
    void admitsExactlyTheLimitWhenManyThreadsAsk() {
        AtomicInteger admitted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> admitted.addAndGet(window.admits("a", 100) ? 1 : 0));
            }
        }

        assertThat(admitted).hasValue(100);
    }

    @Test
    void sharesOneCounterAmongKeysBeyondItsBound() {
        for (int i = 0; i < MinuteWindow.MAX_KEYS; i++) {
            window.admits("known-" + i, 1);
        }

        assertThat(window.admits("new-1", 1)).isTrue();
        assertThat(window.admits("new-2", 1)).isFalse();
        assertThat(window.admits("known-0", 2)).isTrue();
    }

    @Test
    void tellsTheRestOfTheMinute() {
        assertThat(MinuteWindow.restOfMinute(NOON)).isEqualTo(Duration.ofSeconds(60));
        assertThat(MinuteWindow.restOfMinute(NOON.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
    }
}
