package io.enterprisehub.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CurrentDeadlineTest {

    @Test
    void isTheDeadlineOfTheWorkThatIsBeingDone() {
        Deadline outer = Deadline.after(Duration.ofSeconds(2), System::nanoTime);
        Deadline inner = Deadline.after(Duration.ofSeconds(1), System::nanoTime);

        Deadline[] seen = CurrentDeadline.during(outer, () -> new Deadline[] {
            CurrentDeadline.get(), CurrentDeadline.during(inner, CurrentDeadline::get), CurrentDeadline.get()
        });

        assertThat(seen).containsExactly(outer, inner, outer);
    }

    @Test
    void isNoneOutsideOfAnInvocation() {
        assertThatIllegalStateException().isThrownBy(CurrentDeadline::get).withMessageContaining("No invocation");
    }
}
