package io.enterprisehub.inference.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share one batch; owns no thread, so nothing runs while a process idles or is frozen.
 *
 * <p>The first caller of a batch leads it: it runs the work on its own thread, and those who come meanwhile follow. A batch that is open closes
 * when it is full, when no other batch runs, or when the window is over. So a lone request never waits, and under load batches form
 * while the one before runs, as group commits of databases do: the load sets the size, the window only bounds the wait. Callers are answered
 * in batches in the order in which they came.
 *
 * <p>Where the work fails for a batch, each request is tried alone, so a bad one fails by itself. Safe for many threads, virtual ones too.
 *
 * @param <Q> request
 * @param <R> result
 */
public final class MicroBatcher<Q, R> {

    private final BatchWork<Q, R> work;
    private final int most;
    private final long windowNanos;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    /** A batch was closed by the caller who filled it, or the last one that ran has ended. */
    private final Condition progress = lock.newCondition();

    private final LongAdder calls = new LongAdder();
    private final LongAdder batches = new LongAdder();
    /** The batch that takes further calls. */
    private @Nullable Batch<Q, R> open;

    private int running;

    /**
     * A batcher.
     *
     * @param most requests in a batch, 1 or more; 10 to 50 are where a forest gains most
     * @param window longest time that an open batch waits for one that runs; 10 to 50 ms where an answer is awaited by a person
     */
    public MicroBatcher(BatchWork<Q, R> work, int most, Duration window, Pause pause) {
        if (most < 1 || window.isNegative()) {
            throw new IllegalArgumentException(
                    "a batch holds 1 or more requests and waits no negative time, but not " + most + " and " + window);
        }
        this.work = work;
        this.most = most;
        this.windowNanos = window.toNanos();
        this.pause = pause;
    }

    private static final class Batch<Q, R> {

        final List<Call<Q, R>> calls = new ArrayList<>();
        final Condition ended;
        boolean closed;

        Batch(Condition ended) {
            this.ended = ended;
        }
    }

    /**
     * The result of a request.
     *
     * @param patience how long the caller waits; work that runs is not interrupted
     * @throws BatchTimeoutException when it took longer; not for a caller whose own thread does the work
     * @throws RuntimeException what the work threw for this request
     */
    public R call(Q request, Duration patience) {
        Call<Q, R> call = new Call<>(request);
        long end = pause.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            Batch<Q, R> joined = open;
            if (joined != null) {
                add(joined, call);
                follow(joined, call, end, patience);
                return call.get();
            }
            Batch<Q, R> own = new Batch<>(lock.newCondition());
            open = own;
            add(own, call);
            waitForOthers(own, Math.min(end, pause.nanoTime() + windowNanos));
            close(own);
            running++;
            lead(own);
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    private void add(Batch<Q, R> batch, Call<Q, R> call) {
        calls.increment();
        batch.calls.add(call);
        if (batch.calls.size() == most) {
            close(batch);
            progress.signalAll();
        }
    }

    private void close(Batch<Q, R> batch) {
        batch.closed = true;
        if (open == batch) {
            open = null;
        }
    }

    /** A leader that is interrupted goes at once: its followers count on it. */
    private void waitForOthers(Batch<Q, R> own, long end) {
        try {
            while (!own.closed && running > 0 && pause.nanoTime() < end) {
                pause.await(progress, end - pause.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the batch without the lock, and holds it again afterwards. */
    private void lead(Batch<Q, R> batch) {
        batches.increment();
        List<Q> requests = new ArrayList<>();
        for (Call<Q, R> call : batch.calls) {
            requests.add(call.request);
        }
        Answers<R> answers = new Answers<>();
        lock.unlock();
        try {
            answers.of(work, requests);
        } finally {
            lock.lock();
            answers.giveTo(batch.calls);
            batch.ended.signalAll();
            running--;
            if (running == 0) {
                progress.signalAll();
            }
        }
    }

    private void follow(Batch<Q, R> batch, Call<Q, R> call, long end, Duration patience) {
        try {
            while (!call.isDone()) {
                long left = end - pause.nanoTime();
                if (left <= 0) {
                    throw new BatchTimeoutException(patience);
                }
                pause.await(batch.ended, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch ran", e);
        }
    }

    /** How many requests came. */
    public long calls() {
        return calls.sum();
    }

    /** How many batches ran: calls by batches is the gain. */
    public long batches() {
        return batches.sum();
    }
}
