package io.enterprisehub.warmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.warmer.Sweep.Swept;
import io.enterprisehub.warmer.Sweeps.SweepFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepsTest {

    private static final Deadline MINUTE = Deadline.after(Duration.ofMinutes(1), System::nanoTime);

    private final List<String> ran = new ArrayList<>();

    private Sweep sweep(String name, Swept swept) {
        return new Sweep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Swept run(Deadline deadline) {
                ran.add(name);
                return swept;
            }
        };
    }

    private Sweep failing(String name) {
        return new Sweep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Swept run(Deadline deadline) {
                ran.add(name);
                throw new IllegalStateException(name);
            }
        };
    }

    @Test
    void reportsWhatEachSweepDidInTheirOrder() {
        Sweeps sweeps =
                new Sweeps(List.of(sweep("b", new Swept(2, true)), sweep("a", new Swept(0, false))), Metrics.ignored());

        assertThat(sweeps.run(MINUTE).entrySet())
                .extracting(done -> done.getKey() + done.getValue().count())
                .containsExactly("b2", "a0");
    }

    @Test
    void runsTheOthersWhenOneFailsAndKeepsEveryFailure() {
        Sweeps sweeps =
                new Sweeps(List.of(failing("a"), sweep("b", new Swept(1, true)), failing("c")), Metrics.ignored());

        assertThatThrownBy(() -> sweeps.run(MINUTE))
                .isInstanceOf(SweepFailed.class)
                .hasMessage("Sweep a failed")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("Sweep c failed")));

        assertThat(ran).containsExactly("a", "b", "c");
    }
}
