package io.enterprisehub.local.runtime;

import io.enterprisehub.local.runtime.InvocationResult.Failure;
import io.enterprisehub.local.runtime.InvocationResult.Throttled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides which environment of a function serves which invocation. Its invariant: an invocation waits only while every
 * environment is busy or starting, and an environment is frozen only while no invocation waits. The most recently used
 * environment is taken first, as Lambda does. Thread-safe.
 */
public final class FunctionPool implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    /** Doublings of the first rest: 32 s at most. */
    private static final int MAX_DOUBLINGS = 6;

    private final FunctionSpec function;
    private final PoolPolicy policy;
    private final EnvironmentLauncher launcher;
    private final ScheduledExecutorService timer;
    private final Supplier<String> requestIds;
    private final int limit;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final Set<Environment> alive = new LinkedHashSet<>();
    private final Set<Environment> retiring = new LinkedHashSet<>();
    private final PoolCounters counters = new PoolCounters();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private int starting;
    /** Starts that failed since one succeeded. */
    private int failedStarts;
    /** No start until the rest after a failed one is over. */
    private boolean resting;

    private boolean closed;

    FunctionPool(
            FunctionSpec function,
            PoolPolicy policy,
            EnvironmentLauncher launcher,
            ScheduledExecutorService timer,
            Supplier<String> requestIds) {
        this.function = function;
        this.policy = policy;
        this.launcher = launcher;
        this.timer = timer;
        this.requestIds = requestIds;
        this.limit = Math.min(function.concurrency(), policy.machineLimit());
    }

    public FunctionSpec function() {
        return function;
    }

    /** Environments at most: what the template allows, bounded by this machine. */
    public int limit() {
        return limit;
    }

    /** Invokes synchronously; the calling thread waits, so let it be a virtual one. */
    public InvocationResult invoke(byte[] event) throws InterruptedException {
        try {
            return submit(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation only ever ends with a result", e);
        }
    }

    /** Invokes; the future always completes, and always normally. */
    public CompletableFuture<InvocationResult> submit(byte[] event) {
        var invocation = new Invocation(requestIds.get(), event);
        var _ = invocation.result().thenAccept(this::count);
        locked(() -> {
            if (closed) {
                invocation.fail("Runtime.Closed", "the system is closing");
            } else if (idle.isEmpty()) {
                waiting.addLast(invocation);
                throttleLater(invocation);
                scaleUpSoon();
            } else {
                idle.removeLast().assign(invocation);
            }
        });
        return invocation.result();
    }

    /** Starts environments ahead of the first invocation, as provisioned concurrency would. */
    public void warmUp(int environments) {
        locked(() -> {
            while (!closed && alive.size() < Math.min(environments, limit)) {
                start();
            }
        });
    }

    /** Names of the environments that are alive, oldest first. */
    public List<String> environments() {
        return locked(() -> alive.stream().map(Environment::name).toList());
    }

    /** SIGKILLs an environment, busy or not. @return whether there was one of that name */
    public boolean kill(String environment) {
        return locked(() -> {
            var victim = alive.stream()
                    .filter(candidate -> candidate.name().equals(environment))
                    .findFirst();
            victim.ifPresent(Environment::kill);
            return victim.isPresent();
        });
    }

    /** Process numbers of the environments that are alive, oldest first. */
    List<Long> pids() {
        return locked(() -> alive.stream().map(Environment::pid).toList());
    }

    public PoolStats stats() {
        return locked(() -> counters.snapshot(function.name(), alive.size()));
    }

    private void count(InvocationResult result) {
        locked(() -> {
            counters.invocations++;
            switch (result) {
                case InvocationResult.Answer _ -> {}
                case Failure _ -> counters.failures++;
                case Throttled _ -> counters.throttles++;
            }
        });
    }

    private void throttleLater(Invocation invocation) {
        Runnable throttle = () -> {
            if (locked(() -> waiting.remove(invocation))) {
                invocation.result().complete(new Throttled());
            }
        };
        var alarm = timer.schedule(throttle, policy.queueWait().toMillis(), TimeUnit.MILLISECONDS);
        var _ = invocation.result().thenRun(() -> alarm.cancel(false));
    }

    /**
     * The first environment starts at once. For another one the invocation has to wait a little: an environment that has just
     * answered is about to ask for work again, and a start costs a second of processor time.
     */
    private void scaleUpSoon() {
        if (alive.isEmpty()) {
            scaleUp();
        } else if (alive.size() < limit) {
            var _ = timer.schedule(() -> locked(this::scaleUp), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One more environment as long as more invocations wait than environments are on their way. */
    private void scaleUp() {
        while (!closed && !resting && starting < waiting.size() && alive.size() < limit) {
            start();
        }
    }

    /** A function that does not start would else cost a JVM start for each message, without end. */
    private void restFromStarting() {
        resting = true;
        long rest = FIRST_REST.toMillis() << Math.min(failedStarts++, MAX_DOUBLINGS);
        var _ = timer.schedule(
                () -> locked(() -> {
                    resting = false;
                    scaleUp();
                }),
                rest,
                TimeUnit.MILLISECONDS);
    }

    private void start() {
        starting++;
        alive.add(launcher.launch(function, new Lifecycle(), policy.initTimeout()));
    }

    @Override
    public void close() {
        List<Environment> victims = locked(() -> {
            closed = true;
            waiting.forEach(invocation -> invocation.fail("Runtime.Closed", "the system is closing"));
            waiting.clear();
            completeWhenEmpty();
            return Stream.concat(alive.stream(), retiring.stream()).toList();
        });
        victims.forEach(Environment::kill);
        empty.orTimeout(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private void completeWhenEmpty() {
        if (closed && alive.isEmpty() && retiring.isEmpty()) {
            empty.complete(null);
        }
    }

    /** Every change of the pool that begins in an environment. */
    private final class Lifecycle implements Environment.Owner {
        @Override
        public void ready(Environment environment) {
            locked(() -> {
                var initMillis = environment.markInitialised();
                if (initMillis >= 0) {
                    starting--;
                    failedStarts = 0;
                    counters.initMillis.add(initMillis);
                } else if (isWornOut(environment)) {
                    retire(environment);
                    return;
                }
                var invocation = waiting.pollFirst();
                if (invocation != null) {
                    environment.assign(invocation);
                } else {
                    idle.addLast(environment);
                    counters.freezes++;
                    environment.freeze();
                }
            });
        }

        private boolean isWornOut(Environment environment) {
            return environment.served() >= policy.maxInvocations()
                    || environment.ageMillis() > policy.maxAge().toMillis();
        }

        private void retire(Environment environment) {
            alive.remove(environment);
            retiring.add(environment);
            counters.recycled++;
            environment.kill();
            scaleUp();
        }

        @Override
        public void restored() {
            locked(() -> {
                counters.restores++;
            });
        }

        @Override
        public void timedOut(Environment environment) {
            locked(() -> {
                counters.timeouts++;
            });
        }

        @Override
        public void exited(Environment environment, Failure why, boolean initialised) {
            locked(() -> {
                idle.remove(environment);
                var unexpected = alive.remove(environment) && !closed;
                retiring.remove(environment);
                if (!initialised) {
                    starting--;
                    counters.initErrors++;
                    answerOneWaiter(why);
                    if (!closed) {
                        restFromStarting();
                    }
                } else if (unexpected && !environment.isTimedOut()) {
                    counters.crashes++;
                }
                scaleUp();
                completeWhenEmpty();
            });
        }

        /** A start that failed answers one invocation, as it would on Lambda; the next one gets its own attempt. */
        private void answerOneWaiter(Failure why) {
            var invocation = waiting.pollFirst();
            if (invocation != null) {
                invocation.result().complete(why);
            }
        }
    }
}
