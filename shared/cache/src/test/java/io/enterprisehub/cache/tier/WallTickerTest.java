package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallTickerTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final WallTicker ticker = new WallTicker(nanos::get, () -> Instant.ofEpochMilli(millis.get()));

    @Test
    void catchesUpWithTheWallClockAfterAFreezeThatStoppedMonotonicTime() {
        nanos.addAndGet(5_000_000);
        millis.addAndGet(60_005);
        long before = ticker.read();

        ticker.rebase();

        assertThat(ticker.read() - before).isEqualTo(60_000_000_000L);
    }

    @Test
    void countsAFreezeOnceWhenMonotonicTimeWentOn() {
        nanos.addAndGet(60_000_000_000L);
        millis.addAndGet(60_000);
        long before = ticker.read();

        ticker.rebase();

        assertThat(ticker.read()).isEqualTo(before);
    }

    @Test
    void neverRunsBackwardsWhenTheWallClockDoes() {
        millis.addAndGet(60_000);
        ticker.rebase();
        long before = ticker.read();
        millis.addAndGet(-3_600_000);

        ticker.rebase();

        assertThat(ticker.read()).isEqualTo(before);
    }
}
