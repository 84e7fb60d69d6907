package io.enterprisehub.cache.tier;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two threads at a breaker whose rest is over. */
public class BreakerRaces {

    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "One of them tries.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A herd, or nobody.")
    @State
    public static class TwoTries {

        private long now;
        private final Breaker breaker = new Breaker(() -> now, Duration.ofNanos(10));

        public TwoTries() {
            breaker.failed();
            now = 10;
        }

        @Actor
        public void one(ZZ_Result result) {
            result.r1 = breaker.allows();
        }

        @Actor
        public void other(ZZ_Result result) {
            result.r2 = breaker.allows();
        }
    }
}
