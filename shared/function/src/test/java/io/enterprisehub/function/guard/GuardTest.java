package io.enterprisehub.function.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.MovableClock;
import io.enterprisehub.function.metrics.RecordedMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Deadline AMPLE = Deadline.after(Duration.ofMinutes(5), System::nanoTime);

    private final MovableClock clock = new MovableClock();
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final Guard guard =
            new Guard("redis", GuardPolicy.STANDARD, failure -> failure instanceof IOException, metrics, clock);
    private final AtomicInteger calls = new AtomicInteger();

    private final Callable<String> works = () -> {
        calls.incrementAndGet();
        return "ok";
    };
    private final Callable<String> breaks = () -> {
        calls.incrementAndGet();
        throw new IOException("connection refused");
    };

    private void breakIt() {
        for (int call = 0; call < 4; call++) {
            assertThatThrownBy(() -> guard.call(AMPLE, breaks)).isInstanceOf(DependencyUnavailable.class);
        }
    }

    @Test
    void returnsWhatTheCallReturns() {
        assertThat(guard.call(AMPLE, works)).isEqualTo("ok");
    }

    @Test
    void reportsAnOutageWithItsDependencyAndCause() {
        assertThatThrownBy(() -> guard.call(AMPLE, breaks))
                .isInstanceOfSatisfying(
                        DependencyUnavailable.class,
                        failure -> assertThat(failure.dependency()).isEqualTo("redis"))
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void refusesCallsAtOnceAfterFourOutages() {
        breakIt();
        assertThat(guard.isOpen()).isTrue();

        assertThatThrownBy(() -> guard.call(AMPLE, works))
                .isInstanceOf(DependencyUnavailable.class)
                .hasMessageContaining("open");

        assertThat(calls).hasValue(4);
        assertThat(metrics.counted()).containsExactly("breaker.redis.open");
    }

    @Test
    void healsByItselfOnceTrialCallsSucceed() {
        breakIt();
        clock.advance(Duration.ofMillis(1_001));

        assertThat(guard.call(AMPLE, works)).isEqualTo("ok");
        assertThat(guard.call(AMPLE, works)).isEqualTo("ok");

        assertThat(guard.isOpen()).isFalse();
        assertThat(metrics.counted())
                .containsExactly("breaker.redis.open", "breaker.redis.half_open", "breaker.redis.closed");
    }

    @Test
    void opensAgainWhenTheTrialsFail() {
        breakIt();
        clock.advance(Duration.ofMillis(1_001));

        for (int trial = 0; trial < 2; trial++) {
            assertThatThrownBy(() -> guard.call(AMPLE, breaks)).isInstanceOf(DependencyUnavailable.class);
        }

        assertThat(guard.isOpen()).isTrue();
    }

    @Test
    void countsARefusedRequestAsSuccessBecauseTheServiceAnswered() {
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(() -> guard.call(AMPLE, () -> {
                        throw new IllegalArgumentException("bad request");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(guard.isOpen()).isFalse();
    }

    @Test
    void doesNotStartACallWithoutTime() {
        Deadline over = Deadline.after(Duration.ZERO, System::nanoTime);

        assertThatThrownBy(() -> guard.call(over, works))
                .isInstanceOf(DependencyUnavailable.class)
                .hasMessageContaining("no time left");

        assertThat(calls).hasValue(0);
    }

    @Test
    void forgetsAnOutageFromBeforeTheSnapshot() {
        Guards guards = new Guards(metrics, clock);
        Guard redis = guards.redis();
        for (int call = 0; call < 4; call++) {
            assertThatThrownBy(() -> redis.call(AMPLE, breaks)).isInstanceOf(DependencyUnavailable.class);
        }
        assertThat(redis.isOpen()).isTrue();

        guards.afterRestore();

        assertThat(redis.call(AMPLE, works)).isEqualTo("ok");
    }

    @Test
    void keepsTheInterruptOfItsThread() {
        assertThatThrownBy(() -> guard.call(AMPLE, () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(DependencyUnavailable.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
