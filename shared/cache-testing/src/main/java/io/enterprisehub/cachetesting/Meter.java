package io.enterprisehub.cachetesting;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Counts what passes a {@link FaultProxy}. A turn begins with the first bytes of a request after the last bytes of a reply:
 * commands that are sent together, one after another without waiting, make one turn as long as no reply overtakes them.
 *
 * <p>Safe for any thread.
 */
public final class Meter {

    private Counts counts = new Counts(0, 0, 0, 0);
    private boolean clientsTurn = true;

    Meter() {}

    /**
     * Counts since the proxy was made.
     *
     * @param connections that were taken
     * @param commands that clients sent whole
     * @param turns requests that began after a reply
     * @param replies pieces of replies that came from the server, whatever became of them
     */
    public record Counts(long connections, long commands, long turns, long replies) {

        /** What was counted after an earlier moment. */
        public Counts since(Counts earlier) {
            return new Counts(
                    connections - earlier.connections,
                    commands - earlier.commands,
                    turns - earlier.turns,
                    replies - earlier.replies);
        }
    }

    public synchronized Counts counts() {
        return counts;
    }

    synchronized void connected() {
        update(new Counts(counts.connections + 1, counts.commands, counts.turns, counts.replies));
    }

    synchronized void requested(int commands) {
        int turn = clientsTurn ? 1 : 0;
        clientsTurn = false;
        update(new Counts(counts.connections, counts.commands + commands, counts.turns + turn, counts.replies));
    }

    synchronized void replied() {
        clientsTurn = true;
        update(new Counts(counts.connections, counts.commands, counts.turns, counts.replies + 1));
    }

    private void update(Counts next) {
        counts = next;
        notifyAll();
    }

    /**
     * Waits until the counts are as wished.
     *
     * @throws IllegalStateException when they are not within the limit
     */
    public synchronized void await(Predicate<Counts> wished, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!wished.test(counts)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("The proxy waited in vain; it counted " + counts);
                }
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the proxy", interrupted);
        }
    }
}
