package io.enterprisehub.cache.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantRatesTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void allowsOneSecondsCallsAtOnceAndThenTheRateWhateverTheClockShows() {
        TenantRates rates = new TenantRates(4, nanos::get);

        assertThat(IntStream.range(0, 5).mapToObj(i -> rates.take("t")).toList())
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMillis(250));
        pass(Duration.ofMillis(250));
        assertThat(rates.take("t")).isZero();
        assertThat(rates.take("t")).isEqualTo(Duration.ofMillis(250));
        pass(Duration.ofHours(1));
        assertThat(IntStream.range(0, 5).filter(i -> rates.take("t").isZero())).hasSize(4);
    }

    @Test
    void allowsOneCallInAWhileWhereTheRateIsBelowOneASecond() {
        TenantRates rates = new TenantRates(0.1, nanos::get);

        assertThat(rates.take("t")).isZero();
        assertThat(rates.take("t")).isEqualTo(Duration.ofSeconds(10));
        assertThat(rates.take("other")).isZero();
        pass(Duration.ofSeconds(10));
        assertThat(rates.take("t")).isZero();
    }

    @Test
    void forgetsTenantsThatAreQuietWhenThereAreMany() {
        TenantRates rates = new TenantRates(1, nanos::get);
        IntStream.rangeClosed(0, 10_000).forEach(i -> rates.take("t" + i));
        pass(Duration.ofSeconds(2));
        rates.take("last");

        assertThat(rates.tenants()).isEqualTo(1);
    }
}
