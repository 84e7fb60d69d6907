package io.enterprisehub.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void isOffByOnePercentAtMost() {
        var histogram = new Histogram();
        for (int value = 1; value <= 100_000; value++) {
            histogram.record(value);
        }

        for (double share : new double[] {0.001, 0.5, 0.95, 0.99, 1}) {
            var exact = share * 100_000;
            assertThat(histogram.percentile(share)).isCloseTo(exact, within(exact * 0.0101));
        }
        assertThat(histogram.count()).isEqualTo(100_000);
        assertThat(histogram.max()).isEqualTo(100_000);
        assertThat(histogram.sum()).isEqualTo(5_000_050_000.0);
    }

    @Test
    void knowsNothingWhenEmptyAndTakesValuesOutsideItsRange() {
        var histogram = new Histogram();
        assertThat(histogram.percentile(0.5)).isZero();

        histogram.record(0);
        histogram.record(-1);
        histogram.record(Double.NaN);

        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.count()).isEqualTo(3);
    }
}
