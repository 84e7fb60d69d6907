package io.enterprisehub.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Deadline deadline = Deadline.after(Duration.ofSeconds(10), nanos::get);

    @Test
    void countsDownToZeroAndNoFurther() {
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(10));

        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(6));
        assertThat(deadline.expired()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.expired()).isTrue();
    }

    @Test
    void givesAStepTheShorterOfItsLimitAndWhatIsLeft() {
        assertThat(deadline.within(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(deadline.within(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void endsEarlierWhenTimeIsReserved() {
        Deadline work = deadline.reserve(Duration.ofSeconds(2));
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());

        assertThat(work.expired()).isTrue();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void followsTheRemainingTimeOfLambda() {
        LambdaContext context = new LambdaContext("r");
        Deadline ofLambda = Deadline.of(context);

        context.remainingMillis = 1_500;
        assertThat(ofLambda.remaining()).isEqualTo(Duration.ofMillis(1_500));

        context.remainingMillis = -3;
        assertThat(ofLambda.expired()).isTrue();
    }
}
