package io.enterprisehub.cachetesting;

import io.enterprisehub.cachetesting.Rows.Acknowledged;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * One environment writes, another reads; then the reader's network is disturbed while the writer goes on; then it heals. A
 * read is broken when it returns an older version than a write had made that was acknowledged before the read began. The
 * reader begins an invocation before each read, as a function does that handles one event at a time.
 *
 * <p>The order of writes and reads comes from a seed; how many fit into a phase depends on the cache.
 *
 * @param phase length of each of the phases before and after the disturbance
 * @param disturbance length of the disturbance
 * @param keys rows, of which each step writes one and reads three
 * @param seed of keys and kinds of writes
 */
public record PromiseScenario(Duration phase, Duration disturbance, int keys, long seed) {

    private static final int READS = 3;

    /** What happens to the reader's network in the middle. */
    public enum Disturbance {
        /** Nothing. */
        NONE,
        /** Connections are closed and new ones fail. */
        CUT,
        /** Connections stay and nothing is answered any more. */
        SILENT,
        /**
         * The environment is frozen and thawed for each read: messages that were sent to it meanwhile reach it while the read is
         * running already.
         */
        FREEZE
    }

    /** Part of the scenario. */
    public enum Phase {
        /** All is well. */
        BEFORE,
        /** The disturbance lasts. */
        DURING,
        /** The network is whole again. */
        AFTER
    }

    /** Runs all phases over a Redis that belongs to this scenario alone, and counts each. */
    public Map<Phase, Tally> run(TwoLevelCache.Factory caches, int redisPort, Disturbance kind) {
        Map<Phase, Tally> tallies = new EnumMap<>(Phase.class);
        Rows rows = new Rows();
        try (FaultProxy network = FaultProxy.to(redisPort);
                TwoLevelCache writer = caches.open("redis://127.0.0.1:" + redisPort, rows::load);
                TwoLevelCache reader = caches.open(network.uri(), rows::load)) {
            Steps steps = new Steps(rows, writer, reader, network, new Random(seed));
            tallies.put(Phase.BEFORE, steps.during(phase, false));
            network.set(
                    switch (kind) {
                        case CUT -> Way.CUT;
                        case SILENT -> Way.SILENT;
                        case NONE, FREEZE -> Way.OPEN;
                    });
            tallies.put(Phase.DURING, steps.during(disturbance, kind == Disturbance.FREEZE));
            network.set(Way.OPEN);
            tallies.put(Phase.AFTER, steps.during(phase, false));
        }
        return tallies;
    }

    private final class Steps {

        private final Rows rows;
        private final TwoLevelCache writer;
        private final TwoLevelCache reader;
        private final FaultProxy network;
        private final Random random;

        Steps(Rows rows, TwoLevelCache writer, TwoLevelCache reader, FaultProxy network, Random random) {
            this.rows = rows;
            this.writer = writer;
            this.reader = reader;
            this.network = network;
            this.random = random;
        }

        private String anyKey() {
            return "row-" + random.nextInt(keys);
        }

        Tally during(Duration length, boolean frozen) {
            Tally tally = Tally.NOTHING;
            long end = System.nanoTime() + length.toNanos();
            do {
                if (frozen) {
                    network.set(Way.HOLD_REPLIES);
                }
                String written = anyKey();
                tally = write(tally, written);
                network.set(frozen ? Way.OPEN : network.way());
                // The row that was just written is the one whose old version a cache may still hold.
                tally = read(tally, written);
                for (int i = 1; i < READS; i++) {
                    tally = read(tally, anyKey());
                }
            } while (System.nanoTime() < end);
            return tally;
        }

        private Tally write(Tally tally, String key) {
            boolean put = random.nextBoolean();
            long[] version = {0};
            LongSupplier commit = () -> {
                version[0] = rows.commit(key);
                return version[0];
            };
            try {
                if (put) {
                    writer.put(key, commit);
                } else {
                    writer.invalidate(key, commit);
                }
            } catch (RuntimeException refused) {
                return tally.writeFailed();
            }
            rows.acknowledge(key, version[0]);
            return tally.wrote();
        }

        private Tally read(Tally tally, String key) {
            Acknowledged floor = rows.floor(key);
            Duration age = Duration.ofNanos(System.nanoTime() - floor.nanos());
            long found;
            try {
                reader.begin();
                found = reader.read(key);
            } catch (RuntimeException failed) {
                return tally.readFailed();
            }
            return tally.read(found < floor.version(), age);
        }
    }
}
