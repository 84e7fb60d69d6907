package io.enterprisehub.cache.tier;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lincheck plays operations of few threads in many orders and compares what they return with a plain object's. */
public class InterleavingsTest {

    /** What a register is. */
    public static class Register {
        private long version;

        public long write() {
            version++;
            return version;
        }

        public void lose() {
            // Nobody can tell.
        }

        public long read() {
            return version;
        }
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions()
                .threads(2)
                .minimizeFailedScenario(false)
                .sequentialSpecification(Register.class);
    }

    private static Actor call(String method) {
        try {
            return new Actor(CachedRegister.class.getMethod(method), List.of());
        } catch (NoSuchMethodException wrongName) {
            throw new IllegalArgumentException(wrongName);
        }
    }

    /** One reads for the first time while another writes and reads; who comes afterwards reads the last version. */
    private static ExecutionScenario lateFill() {
        return new ExecutionScenario(
                List.of(),
                List.of(List.of(call("read")), List.of(call("write"), call("read"))),
                List.of(call("read")),
                null);
    }

    /** What was read before the log was lost is of no use after it. */
    private static ExecutionScenario lostLog() {
        return new ExecutionScenario(
                List.of(call("read")),
                List.of(List.of(call("write"), call("lose")), List.of(call("read"))),
                List.of(call("read")),
                null);
    }

    /** What is read often is found on a shorter way, and lost there, too. */
    private static ExecutionScenario hotRead() {
        return new ExecutionScenario(
                List.of(call("read")),
                List.of(List.of(call("read"), call("read")), List.of(call("write"), call("read"))),
                List.of(call("read")),
                null);
    }

    @Test
    void cacheAndLogTogetherAreARegisterInEveryOrderOfSteps() {
        modelChecking()
                .addCustomScenario(lateFill())
                .addCustomScenario(lostLog())
                .addCustomScenario(hotRead())
                .iterations(0)
                .invocationsPerIteration(150)
                .check(CachedRegister.class);
    }

    @Test
    void cacheAndLogTogetherAreARegisterOnRealThreads() {
        new StressOptions()
                .addCustomScenario(lateFill())
                .addCustomScenario(lostLog())
                .addCustomScenario(hotRead())
                .iterations(0)
                .invocationsPerIteration(1_000)
                .sequentialSpecification(Register.class)
                .check(CachedRegister.class);
    }

    /** Keeps whatever was read, however late. */
    public static class WithoutReservations extends CachedRegister {
        public WithoutReservations() {
            super(new Coherence() {
                @Override
                boolean holds(@Nullable Slot<?> current, Slot<?> mine, long generation) {
                    return true;
                }
            });
        }
    }

    /** Serves entries of every generation. */
    public static class WithoutGenerations extends CachedRegister {
        public WithoutGenerations() {
            super(new Coherence() {
                @Override
                boolean usable(LocalEntry<?> entry, long generation) {
                    return true;
                }
            });
        }
    }

    /** A change leaves what is being read alone. */
    public static class WithoutDetaching extends CachedRegister {
        public WithoutDetaching() {
            super(new Coherence() {
                @Override
                boolean detaches() {
                    return false;
                }
            });
        }
    }

    /** What memory has lost stays hot. */
    public static class WithoutLeavingHot extends CachedRegister {
        public WithoutLeavingHot() {
            super(new Coherence() {
                @Override
                boolean reachesHot() {
                    return false;
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithoutReservations.class,
                WithoutGenerations.class,
                WithoutDetaching.class,
                WithoutLeavingHot.class
            })
    void missesEachGuardThatIsTakenOut(Class<?> register) {
        ModelCheckingOptions options = modelChecking()
                .addCustomScenario(scenario(register))
                .iterations(0)
                .invocationsPerIteration(2_000);

        assertThatThrownBy(() -> options.check(register)).isInstanceOf(LincheckAssertionError.class);
    }

    private static ExecutionScenario scenario(Class<?> register) {
        if (register == WithoutLeavingHot.class) {
            return hotRead();
        }
        return register == WithoutGenerations.class ? lostLog() : lateFill();
    }

    /** A breaker whose rest is over; time stands still. */
    public static class OpenBreaker {

        private long now;
        private final Breaker breaker = new Breaker(() -> now, Duration.ofNanos(10));

        public OpenBreaker() {
            breaker.failed();
            now = 10;
        }

        @Operation
        public boolean allows() {
            return breaker.allows();
        }

        @Operation
        public void failed() {
            breaker.failed();
        }
    }

    @Test
    void aBreakerLetsOneTryThroughInEveryOrderOfSteps() {
        new ModelCheckingOptions()
                .iterations(1)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(2)
                .check(OpenBreaker.class);
    }
}
