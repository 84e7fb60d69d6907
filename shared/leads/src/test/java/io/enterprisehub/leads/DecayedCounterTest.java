package io.enterprisehub.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayedCounterTest {

    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static DecayedCounter of(List<Instant> times) {
        DecayedCounter counter = DecayedCounter.empty();
        for (Instant time : times) {
            counter = counter.add(time, HALF_LIFE);
        }
        return counter;
    }

    private static double formula(List<Instant> times, Instant now) {
        return times.stream()
                .mapToDouble(time ->
                        Math.pow(2, -(double) Duration.between(time, now).toMillis() / HALF_LIFE.toMillis()))
                .sum();
    }

    private static List<Instant> randomTimes(Random random, int count, Duration span) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(NOW.minusMillis((long) (random.nextDouble() * span.toMillis())));
        }
        return times;
    }

    @Test
    void countsAFreshObservationAsOneAndOneOfAHalfLifeAgoAsHalf() {
        DecayedCounter counter = of(List.of(NOW));

        assertThat(counter.value(NOW, HALF_LIFE)).isCloseTo(1, within(1e-6));
        assertThat(counter.value(NOW.plus(HALF_LIFE), HALF_LIFE)).isCloseTo(0.5, within(1e-6));
        assertThat(DecayedCounter.empty().value(NOW, HALF_LIFE)).isZero();
    }

    @Test
    void agreesWithTheSumOfExponentialsToTheMantissasPrecision() {
        Random random = new Random(1);
        for (int run = 0; run < 100; run++) {
            List<Instant> times = randomTimes(random, 1 + random.nextInt(200), Duration.ofDays(120));
            Instant read = NOW.plusMillis(random.nextInt(1_000_000_000));

            double expected = formula(times, read);

            assertThat(of(times).value(read, HALF_LIFE)).isCloseTo(expected, within(expected * 0x1p-20));
        }
    }

    @Test
    void isTheSameInWhateverOrderObservationsArrive() {
        Random random = new Random(2);
        List<Instant> times = randomTimes(random, 300, Duration.ofDays(900));
        DecayedCounter inOrder = of(times);
        for (int run = 0; run < 200; run++) {
            Collections.shuffle(times, random);

            assertThat(of(times)).isEqualTo(inOrder);
        }
    }

    @Test
    void forgetsWhatWouldCountBelowItsPrecisionButNotThatItHappened() {
        Instant ancient = NOW.minus(HALF_LIFE.multipliedBy(DecayedCounter.EPOCHS + 1));

        DecayedCounter late = of(List.of(NOW, ancient));

        assertThat(late).isEqualTo(of(List.of(ancient, NOW)));
        assertThat(late.bins()).hasSize(1);
        assertThat(late.count()).isEqualTo(2);
        assertThat(late.last()).isEqualTo(NOW.toEpochMilli());
        assertThat(of(List.of(ancient)).bins()).hasSize(1);
    }

    @Test
    void neverHoldsMoreEpochsThanItsBound() {
        DecayedCounter counter = of(randomTimes(new Random(3), 2_000, Duration.ofDays(2_000)));

        assertThat(counter.bins()).hasSizeLessThanOrEqualTo(DecayedCounter.EPOCHS);
        assertThat(counter.count()).isEqualTo(2_000);
    }

    @Test
    void takesTimesBeforeItsLandmarkAndAfterNow() {
        Instant before = Instant.parse("1995-06-01T00:00:00Z");
        Instant after = NOW.plus(Duration.ofMinutes(5));

        assertThat(of(List.of(before)).value(before.plus(HALF_LIFE), HALF_LIFE)).isCloseTo(0.5, within(1e-6));
        assertThat(of(List.of(after)).value(NOW, HALF_LIFE)).isCloseTo(formula(List.of(after), NOW), within(1e-5));
    }

    @Test
    void fadesToNothingInsteadOfOverflowing() {
        DecayedCounter counter = of(List.of(Instant.parse("0001-01-01T00:00:00Z")));

        assertThat(counter.value(Instant.parse("9999-12-31T00:00:00Z"), HALF_LIFE))
                .isBetween(0.0, 1e-200);
    }
}
