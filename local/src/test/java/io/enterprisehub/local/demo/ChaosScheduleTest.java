package io.enterprisehub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.local.demo.ChaosSchedule.Blow;
import io.enterprisehub.local.demo.ChaosSchedule.Kind;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ChaosScheduleTest {

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(ChaosSchedule.of(1)).isEqualTo(ChaosSchedule.of(1)).isNotEqualTo(ChaosSchedule.of(2));
    }

    @Test
    void stopsEachServerOnceAndKillsAllTheTimeForEverySeed() {
        for (long seed = 0; seed < 100; seed++) {
            ChaosSchedule schedule = ChaosSchedule.of(seed);

            assertThat(schedule.blows()).isSortedAccordingTo(Comparator.comparing(Blow::at));
            assertThat(schedule.blows())
                    .filteredOn(blow -> blow.kind() == Kind.STOP_REDIS)
                    .hasSize(1);
            assertThat(schedule.blows())
                    .filteredOn(blow -> blow.kind() == Kind.STOP_POSTGRES)
                    .hasSize(1);
            assertThat(schedule.blows())
                    .filteredOn(blow -> blow.kind() == Kind.KILL_ENVIRONMENT)
                    .hasSizeBetween(15, 80);
            assertThat(schedule.blows().getFirst().at()).isLessThan(Duration.ofSeconds(15));
        }
    }
}
