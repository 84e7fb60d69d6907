package io.enterprisehub.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.table.DataException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private static final int ROWS = 400;
    private static final boolean[] EVERY_THIRD = outcomes(3);

    @Test
    void cutsTheRowsInTheirOrderAndLosesNone() {
        Periods periods = Periods.of(EVERY_THIRD, null, null, 0);

        int[] all = IntStream.concat(
                        Arrays.stream(periods.before(Period.TEST)), Arrays.stream(periods.rows(Period.TEST)))
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, ROWS).toArray());
        assertThat(periods.rows(Period.TRAINING)).hasSize(200);
        assertThat(periods.rows(Period.TEST)).hasSize(80);
        assertThat(periods.trainingEnd()).isEqualTo(200);
    }

    @Test
    void leavesOutRowsWhoseOutcomeWasOpenWhenCalibrationOrTestBegan() {
        long[] times = LongStream.range(0, ROWS).toArray();

        Periods periods = Periods.of(EVERY_THIRD, times, null, 10);

        for (Period period : new Period[] {Period.VALIDATION, Period.CALIBRATION}) {
            int[] rows = periods.rows(period);
            int next = periods.rows(Period.values()[period.ordinal() + 1])[0];
            assertThat(next - rows[rows.length - 1]).isEqualTo(10);
        }
        assertThat(periods.rows(Period.TEST)).endsWith(ROWS - 1);
    }

    @Test
    void saysThatTheRowsSpanTooLittleTimeForTheirOutcomes() {
        long day = 86_400_000;
        long[] times = LongStream.range(0, ROWS).map(row -> row * day / 4).toArray();

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Periods.of(EVERY_THIRD, times, null, 90 * day))
                .withMessageStartingWith("The rows span 99 days, which is too short for outcomes that take 90 days");
    }

    @Test
    void neverPartsRowsOfOneMoment() {
        long[] times = LongStream.range(0, ROWS).map(row -> row / 30).toArray();

        Periods periods = Periods.of(EVERY_THIRD, times, null, 0);

        int[] training = periods.rows(Period.TRAINING);
        assertThat(times[training[training.length - 1]]).isNotEqualTo(times[periods.rows(Period.VALIDATION)[0]]);
    }

    @Test
    void keepsAnIdInTheFirstPeriodThatSawIt() {
        // Every row of the validation period but the last 24 repeats an id of the training period.
        int[] ids = IntStream.range(0, ROWS)
                .map(row -> row >= 200 && row < 224 ? row - 200 : row)
                .toArray();

        Periods periods = Periods.of(EVERY_THIRD, null, ids, 0);

        assertThat(periods.rows(Period.TRAINING)).hasSize(200);
        assertThat(periods.rows(Period.VALIDATION))
                .isEqualTo(IntStream.range(224, 248).toArray());
    }

    @Test
    void saysWhichPeriodHasTooFewOfAnOutcome() {
        boolean[] early = outcomes(3);
        Arrays.fill(early, 250, ROWS, false);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Periods.of(early, null, null, 0))
                .withMessageStartingWith("The calibration period has 72 rows, 1 of them positive");
    }

    private static boolean[] outcomes(int every) {
        boolean[] outcomes = new boolean[ROWS];
        IntStream.range(0, ROWS).forEach(row -> outcomes[row] = row % every == 0);
        return outcomes;
    }
}
