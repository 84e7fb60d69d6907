package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSplitTest {

    private static final Instant CALIBRATION = TimeSplit.time(TimeSplit.CALIBRATION_FROM);
    private static final Instant TEST = TimeSplit.time(TimeSplit.TEST_FROM);

    @Test
    void dropsASnapshotWhoseOutcomeWasNotKnownWhenTheNextPartBegan() {
        Snapshot known =
                Snapshots.of("a", CALIBRATION.minus(TrainingSettings.HORIZON).minusMillis(1), false);
        Snapshot open = Snapshots.of("b", CALIBRATION.minus(TrainingSettings.HORIZON), true);

        TimeSplit split = TimeSplit.of(List.of(known, open));

        assertThat(split.training()).containsExactly(known);
        assertThat(split.calibration()).isEmpty();
        assertThat(split.test()).isEmpty();
    }

    @Test
    void keepsALeadOutOfThePartsAfterTheOneThatSawIt() {
        Snapshot first = Snapshots.of("a", TrainingSettings.START.plus(Duration.ofDays(1)), false);
        Snapshot later = Snapshots.of("a", CALIBRATION.plusMillis(1), true);
        Snapshot other = Snapshots.of("b", CALIBRATION.plusMillis(1), true);
        Snapshot last = Snapshots.of("b", TEST.plusMillis(1), true);

        TimeSplit split = TimeSplit.of(List.of(last, other, later, first));

        assertThat(split.training()).containsExactly(first);
        assertThat(split.calibration()).containsExactly(other);
        assertThat(split.test()).isEmpty();
    }

    @Test
    void keepsAllSnapshotsOfALeadThatStayInOnePart() {
        Snapshot one = Snapshots.of("a", TEST, false);
        Snapshot two = Snapshots.of("a", TEST.plus(Duration.ofDays(3)), false);

        assertThat(TimeSplit.of(List.of(one, two)).test()).containsExactly(one, two);
    }
}
