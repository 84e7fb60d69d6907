package io.enterprisehub.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MicroBatcherTest {

    private static final Duration WINDOW = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    /** A permit for each caller that has begun to wait. */
    private final Semaphore waiting = new Semaphore(0);

    private final AtomicLong now = new AtomicLong();

    /** Time stands still until a test moves it; a wait ends by a signal. */
    private final Pause standing = new Pause() {
        @Override
        public long nanoTime() {
            return now.get();
        }

        // The batcher loops.
        @SuppressWarnings("WaitNotInLoop")
        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
            waiting.release();
            condition.await();
        }
    };

    /** Whoever waits finds the time over at once. */
    private final Pause flying = new Pause() {
        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void await(Condition condition, long nanos) {
            now.addAndGet(nanos);
        }
    };

    @AfterEach
    void end() {
        firstMayEnd.countDown();
        callers.close();
    }

    /** Doubles; 0 keeps its batch running until the test allows it to end, and below 0 the work fails. */
    private List<Integer> work(List<Integer> requests) {
        batches.add(List.copyOf(requests));
        List<Integer> results = new ArrayList<>();
        for (int request : requests) {
            if (request < 0) {
                throw new IllegalArgumentException("bad " + request);
            }
            if (request == 0) {
                firstRuns.countDown();
                await(firstMayEnd);
            }
            results.add(2 * request);
        }
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private MicroBatcher<Integer, Integer> batcher(int most, Pause pause) {
        return new MicroBatcher<>(this::work, most, WINDOW, pause);
    }

    private Future<Integer> call(MicroBatcher<Integer, Integer> batcher, int request) {
        return callers.submit(() -> batcher.call(request, PATIENCE));
    }

    /** A batch that runs until the test allows it to end. */
    private Future<Integer> keepBusy(MicroBatcher<Integer, Integer> batcher) {
        Future<Integer> first = call(batcher, 0);
        await(firstRuns);
        return first;
    }

    private Future<Integer> callAndWait(MicroBatcher<Integer, Integer> batcher, int request)
            throws InterruptedException {
        Future<Integer> result = call(batcher, request);
        assertThat(waiting.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        return result;
    }

    @Test
    void aLoneCallNeverWaits() {
        MicroBatcher<Integer, Integer> batcher = batcher(50, standing);

        assertThat(batcher.call(4, PATIENCE)).isEqualTo(8);
        assertThat(batcher.call(5, PATIENCE)).isEqualTo(10);
        assertThat(waiting.availablePermits()).isZero();
        assertThat(batches).containsExactly(List.of(4), List.of(5));
    }

    @Test
    void callsThatComeWhileABatchRunsShareTheNextInTheirOrder() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(50, standing);
        Future<Integer> first = keepBusy(batcher);
        List<Future<Integer>> others = new ArrayList<>();
        for (int request = 1; request <= 5; request++) {
            others.add(callAndWait(batcher, request));
        }

        firstMayEnd.countDown();

        assertThat(first.get()).isZero();
        for (int request = 1; request <= 5; request++) {
            assertThat(others.get(request - 1).get()).isEqualTo(2 * request);
        }
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
        assertThat(List.of(batcher.calls(), batcher.batches())).containsExactly(6L, 2L);
    }

    @Test
    void aFullBatchGoesWhileAnotherStillRuns() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(2, standing);
        Future<Integer> first = keepBusy(batcher);
        Future<Integer> second = callAndWait(batcher, 1);
        Future<Integer> third = call(batcher, 2);

        assertThat(second.get()).isEqualTo(2);
        assertThat(third.get()).isEqualTo(4);
        assertThat(first.isDone()).isFalse();
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void aBatchGoesWhenItsWindowIsOver() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(50, flying);
        Future<Integer> first = keepBusy(batcher);

        assertThat(call(batcher, 1).get()).isEqualTo(2);

        assertThat(now.get()).isEqualTo(WINDOW.toNanos());
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void aBadRequestFailsAloneAndTheOthersAreAnswered() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(50, standing);
        Future<Integer> first = keepBusy(batcher);
        Future<Integer> good = callAndWait(batcher, 1);
        Future<Integer> bad = callAndWait(batcher, -7);
        Future<Integer> alsoGood = callAndWait(batcher, 3);

        firstMayEnd.countDown();

        assertThat(first.get()).isZero();
        assertThat(good.get()).isEqualTo(2);
        assertThat(alsoGood.get()).isEqualTo(6);
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("bad -7");
        assertThat(batches).containsExactly(List.of(0), List.of(1, -7, 3), List.of(1), List.of(-7), List.of(3));
    }

    @Test
    void aFollowerGivesUpAtItsDeadlineAndTheOthersAreAnswered() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(50, standing);
        Future<Integer> first = keepBusy(batcher);
        Future<Integer> leader = callAndWait(batcher, 1);
        Future<Integer> late = callers.submit(() -> batcher.call(2, Duration.ZERO));

        assertThatThrownBy(late::get).hasRootCauseInstanceOf(BatchTimeoutException.class);
        firstMayEnd.countDown();
        assertThat(first.get()).isZero();
        assertThat(leader.get()).isEqualTo(2);
    }

    @Test
    void aLeaderThatIsInterruptedStillServesItsFollowers() throws Exception {
        MicroBatcher<Integer, Integer> batcher = batcher(50, standing);
        Future<Integer> first = keepBusy(batcher);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        Thread leader = Thread.ofVirtual().start(() -> {
            assertThat(batcher.call(1, PATIENCE)).isEqualTo(2);
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        assertThat(waiting.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        Future<Integer> follower = callAndWait(batcher, 2);

        leader.interrupt();

        assertThat(follower.get()).isEqualTo(4);
        leader.join();
        assertThat(first.isDone()).isFalse();
        assertThat(interrupted).containsExactly(true);
    }

    @Test
    void tooFewResultsAreAFailureAndNotSomeoneElsesAnswer() {
        MicroBatcher<Integer, Integer> batcher = new MicroBatcher<>(requests -> List.of(), 5, WINDOW, standing);

        assertThatThrownBy(() -> batcher.call(1, PATIENCE)).hasMessage("1 requests got 0 results");
    }

    @Test
    void everyOneOfManyCallersGetsItsOwnAnswer() throws Exception {
        MicroBatcher<Integer, Integer> batcher = new MicroBatcher<>(
                requests -> requests.stream().map(request -> 3 * request).toList(), 10, WINDOW, Pause.SYSTEM);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int caller = 0; caller < 40; caller++) {
            int seed = 1000 * caller;
            all.add(callers.submit(() -> {
                boolean right = true;
                for (int i = 0; i < 500; i++) {
                    right &= batcher.call(seed + i, PATIENCE) == 3 * (seed + i);
                }
                return right;
            }));
        }
        for (Future<Boolean> each : all) {
            assertThat(each.get()).isTrue();
        }
        assertThat(batcher.calls()).isEqualTo(20_000);
        assertThat(batcher.batches()).isBetween(2000L, 20_000L);
    }

    @Test
    void refusesABatchOfNothing() {
        assertThatThrownBy(() -> batcher(0, standing)).isInstanceOf(IllegalArgumentException.class);
    }
}
