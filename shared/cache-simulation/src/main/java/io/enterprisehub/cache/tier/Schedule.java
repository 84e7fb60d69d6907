package io.enterprisehub.cache.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors one at a time, from one {@link #step} to the next; a seed chooses who goes on. The same seed gives the same
 * interleaving, whatever the machine does.
 */
final class Schedule {

    /** More than any history needs: an actor that waits for ever is a defect. */
    private static final int MAX_STEPS = 50_000;

    private final Random random;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore turn = new Semaphore(0);
    private @Nullable Actor current;
    private @Nullable Throwable failure;
    private long steps;

    Schedule(long seed) {
        this.random = new Random(seed);
    }

    private record Actor(Thread thread, Semaphore go, BooleanSupplier awake) {}

    Random random() {
        return random;
    }

    long steps() {
        return steps;
    }

    /** Adds an actor that is only chosen while it is awake. */
    void spawn(String name, BooleanSupplier awake, Runnable body) {
        Semaphore go = new Semaphore(0);
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            go.acquireUninterruptibly();
            try {
                body.run();
            } catch (RuntimeException | AssertionError broken) {
                failure = broken;
            } finally {
                actors.remove(current);
                turn.release();
            }
        });
        actors.add(new Actor(thread, go, awake));
        thread.start();
    }

    /** Called by an actor: lets others go first. */
    void step() {
        Actor me = current;
        if (me != null) {
            turn.release();
            me.go().acquireUninterruptibly();
        }
    }

    /** Runs until all actors are done, or one fails. */
    void run() {
        while (!actors.isEmpty() && failure == null) {
            steps++;
            if (steps > MAX_STEPS) {
                throw new IllegalStateException("The history does not end");
            }
            List<Actor> awake = actors.stream()
                    .filter(actor -> actor.awake().getAsBoolean())
                    .toList();
            if (awake.isEmpty()) {
                continue;
            }
            current = awake.get(random.nextInt(awake.size()));
            current.go().release();
            turn.acquireUninterruptibly();
        }
        current = null;
        if (failure instanceof AssertionError violation) {
            throw violation;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
