package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.View.Mark;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two threads at one key of the memory. */
public class LocalRegionRaces {

    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final long HOUR = 3_600_000_000_000L;
    private static final Mark PASSED = new Mark(true, 0, 0);

    /** A region whose key is reserved by a read that found version 1. */
    abstract static class Reserved {

        final LocalRegion<String> region = Memories.region();
        final Slot<String> slot = region.reserve(KEY, 1);

        static LocalEntry<String> entry(long version) {
            return new LocalEntry<>(KEY, new Versioned<>(version, "v"), 1, new Life(0, HOUR, HOUR, 0), 100, false);
        }

        long kept() {
            LocalEntry<String> entry = region.get(KEY, Memories.state(1));
            return entry == null ? 0 : entry.content().version();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Removed, or refused.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A value from before the eviction is kept after it.")
    @State
    public static class PublishAgainstEviction extends Reserved {
        @Actor
        public void reader() {
            region.publish(KEY, slot, entry(1), Memories.state(1));
        }

        @Actor
        public void log() {
            region.changed(KEY, Verb.EVICT, 0);
        }

        @Arbiter
        public void afterwards(J_Result result) {
            result.r1 = kept();
        }
    }

    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "What the writer put.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The older value.")
    @State
    public static class PublishAgainstPut extends Reserved {

        private final Slot<String> writers = region.reserve(KEY, 1);

        @Actor
        public void reader() {
            region.publish(KEY, slot, entry(1), Memories.state(1));
        }

        @Actor
        public void writer() {
            region.publish(KEY, writers, entry(2), Memories.state(1));
            region.changed(KEY, Verb.PUT, 2);
        }

        @Arbiter
        public void afterwards(J_Result result) {
            result.r1 = kept();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "One leads, the other waits.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Two loads, or none.")
    @State
    public static class TwoMisses extends Reserved {
        @Actor
        public void one(ZZ_Result result) {
            result.r1 = region.enter(KEY, Memories.state(1), PASSED, 1).leads();
        }

        @Actor
        public void other(ZZ_Result result) {
            result.r2 = region.enter(KEY, Memories.state(1), PASSED, 2).leads();
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing is kept and nobody holds the key.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A slot is left behind, or an old value.")
    @State
    public static class LeaveAgainstEviction extends Reserved {
        @Actor
        public void reader() {
            region.publish(KEY, slot, entry(1), Memories.state(1));
            region.leave(KEY, slot, true);
        }

        @Actor
        public void log() {
            region.changed(KEY, Verb.EVICT, 0);
        }

        @Arbiter
        public void afterwards(JJ_Result result) {
            result.r1 = kept();
            result.r2 = region.slots();
        }
    }

    /** A region whose entry is about to be hot. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Gone.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The evicted value is found on the shorter way.")
    @State
    public static class HotReadAgainstEviction extends Reserved {

        public HotReadAgainstEviction() {
            region.publish(KEY, slot, entry(1), Memories.state(1));
        }

        private long found() {
            LocalEntry<String> entry = region.find(KEY.tenant(), KEY.region(), KEY.key(), Memories.state(1), 0);
            return entry == null ? 0 : entry.content().version();
        }

        @Actor
        public void reader() {
            found();
        }

        @Actor
        public void log(JJ_Result result) {
            region.changed(KEY, Verb.EVICT, 0);
            result.r1 = found();
        }

        @Arbiter
        public void afterwards(JJ_Result result) {
            result.r2 = found();
        }
    }
}
