package io.enterprisehub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void takesTheNearestRank() {
        Percentiles percentiles = Percentiles.of(IntStream.rangeClosed(1, 200).asDoubleStream());

        assertThat(percentiles).isEqualTo(new Percentiles(200, 100, 190, 198, 200));
    }

    @Test
    void saysTheOneValueForEverythingWhenThereIsOne() {
        assertThat(Percentiles.of(DoubleStream.of(4.5))).isEqualTo(new Percentiles(1, 4.5, 4.5, 4.5, 4.5));
    }

    @Test
    void leavesOutOfJsonWhatWasNotMeasured() {
        assertThat(Percentiles.of(DoubleStream.empty()).toJson()).containsOnlyKeys("count");
    }
}
