package io.enterprisehub.cache.tier;

import io.enterprisehub.cache.tier.LocalEntry.Life;
import io.enterprisehub.cache.tier.remote.LogEntry;
import io.enterprisehub.cache.tier.remote.LogEntry.Verb;
import io.enterprisehub.cache.tier.remote.LogPosition;
import io.enterprisehub.cache.tier.remote.LogSlice;
import java.util.List;
import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** Two threads at one tenant's log. */
public class TenantLogRaces {

    private static final LocalKey KEY = new LocalKey("t", "r", "a");
    private static final LogEntry START = entry("1-0", Verb.ANCHOR);
    private static final LogEntry EVICTED = entry("2-0", Verb.EVICT);

    private static LogEntry entry(String id, Verb verb) {
        return new LogEntry(new LogPosition(id, "n" + id), KEY.address(), verb, 0);
    }

    /** A log that was followed to its start, and a read that reserved its key then. */
    abstract static class Followed {

        final LocalRegion<String> region = Memories.region();
        final TenantLog log = new TenantLog(new Coherence(), new Counters(), TenantLog.NOTHING_KNOWN, () -> {});
        final TenantLog.State sent;
        final Slot<String> slot;

        Followed() {
            accept(log.state(), new LogSlice(List.of(START), START.position()));
            sent = log.state();
            slot = region.reserve(KEY, sent.generation());
        }

        final void accept(TenantLog.State from, LogSlice slice) {
            var _ = log.accept(
                    from,
                    slice,
                    TenantLog.NOTHING_KNOWN,
                    0,
                    () -> new Groups(TenantLog.NOTHING_KNOWN),
                    change -> region.changed(KEY, change.verb(), change.version()),
                    (generation, groups) -> {});
        }

        final void publish() {
            long hour = 3_600_000_000_000L;
            LocalEntry<String> entry = new LocalEntry<>(
                    KEY, new Versioned<>(1, "v"), slot.generation(), new Life(0, hour, hour, 0), 100, false);
            region.publish(KEY, slot, entry, log.state());
        }

        final long kept() {
            return region.get(KEY, log.state()) == null ? 0 : 1;
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The new generation knows nothing of the old value.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A value from before the loss of the log is served.")
    @State
    public static class PublishAgainstLostLog extends Followed {
        @Actor
        public void reader() {
            publish();
        }

        @Actor
        public void barrier() {
            accept(sent, new LogSlice(List.of(), new LogPosition("9-0", "other")));
        }

        @Arbiter
        public void afterwards(J_Result result) {
            result.r1 = kept();
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Removed, or refused.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A value from before the eviction is served after the barrier.")
    @State
    public static class PublishAgainstBarrier extends Followed {
        @Actor
        public void reader() {
            publish();
        }

        @Actor
        public void barrier() {
            accept(sent, new LogSlice(List.of(START, EVICTED), EVICTED.position()));
        }

        @Arbiter
        public void afterwards(J_Result result) {
            result.r1 = kept();
        }
    }

    @JCStressTest
    @Outcome(
            id = "2, 0",
            expect = Expect.ACCEPTABLE,
            desc = "The later one is applied; the earlier one is, too, or has to be sent again.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A change was skipped, or the position stepped back.")
    @State
    public static class TwoBarriers extends Followed {

        public TwoBarriers() {
            publish();
        }

        @Actor
        public void early() {
            accept(sent, new LogSlice(List.of(START), START.position()));
        }

        @Actor
        public void late() {
            accept(sent, new LogSlice(List.of(START, EVICTED), EVICTED.position()));
        }

        @Arbiter
        public void afterwards(JJ_Result result) {
            String id = Objects.requireNonNull(log.state().position()).id();
            result.r1 = Long.parseLong(id.substring(0, 1));
            result.r2 = kept();
        }
    }
}
