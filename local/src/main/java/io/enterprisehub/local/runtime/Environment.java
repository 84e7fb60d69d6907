package io.enterprisehub.local.runtime;

import io.enterprisehub.local.runtime.InvocationResult.Answer;
import io.enterprisehub.local.runtime.InvocationResult.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: a process that serves one invocation at a time and is frozen between two. The order of its
 * life - initialise, (snapshot, restore,) next, answer, next - comes from the runtime's own requests; what it gets to do
 * comes from its pool, which calls {@link #assign} and {@link #freeze} under the pool's lock. Fields that both sides touch
 * are guarded by this object's monitor.
 */
final class Environment implements RuntimeSession {
    /** AWS's limit for the hooks that run after a restore. */
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(10);

    /** AWS's limit of an answer: 6 MB and what the envelope takes. */
    private static final int MAX_ANSWER_BYTES = 6 * 1024 * 1024 + 100;

    /** What the pool wants to know; called without this object's monitor held. */
    interface Owner {
        /** It asks for work: assign it some, or freeze it. */
        void ready(Environment environment);

        void restored();

        void timedOut(Environment environment);

        /** It is gone; the invocation that it was serving was told why. */
        void exited(Environment environment, Failure why, boolean initialised);
    }

    private final FunctionSpec function;
    private final String name;
    private final Owner owner;
    private final Signals signals;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final BlockingQueue<Invocation> inbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<EnvironmentProcess> process = new CompletableFuture<>();
    private final long startedMillis;
    private final Duration initTimeout;

    /** Put into the inbox when the process is gone, so that a request of it that still waits ends too. */
    private final Invocation end = new Invocation("", new byte[0]);

    private boolean initialised;
    private boolean frozen;
    private boolean timedOut;
    private int served;
    private @Nullable Invocation current;
    private @Nullable Invocation afterRestore;
    private @Nullable Failure initFailure;
    private @Nullable Future<?> alarm;

    Environment(
            FunctionSpec function,
            String name,
            Owner owner,
            Signals signals,
            InstantSource clock,
            ScheduledExecutorService timer,
            Duration initTimeout) {
        this.function = function;
        this.name = name;
        this.owner = owner;
        this.signals = signals;
        this.clock = clock;
        this.timer = timer;
        this.startedMillis = clock.millis();
        this.initTimeout = initTimeout;
    }

    String name() {
        return name;
    }

    /** Called once, right after the process was started. */
    void attach(EnvironmentProcess started) {
        process.complete(started);
        synchronized (this) {
            if (!initialised) {
                setAlarm(initTimeout);
            }
        }
        var _ = started.onExit().thenAccept(this::exited);
    }

    long pid() {
        return process.join().pid();
    }

    long ageMillis() {
        return clock.millis() - startedMillis;
    }

    synchronized int served() {
        return served;
    }

    synchronized boolean isTimedOut() {
        return timedOut;
    }

    /** Hands work over; the process runs again before it sees it. */
    synchronized void assign(Invocation invocation) {
        if (frozen) {
            frozen = false;
            signals.resume(process.join().process());
        }
        current = invocation;
        inbox.add(invocation);
    }

    synchronized void freeze() {
        frozen = true;
        signals.stop(process.join().process());
    }

    /** SIGKILL, as Lambda ends environments; a frozen process dies of it too. */
    void kill() {
        var _ = process.thenAccept(EnvironmentProcess::kill);
    }

    @Override
    public Delivery next() throws InterruptedException {
        var invocation = takeAfterRestore();
        if (invocation == null) {
            owner.ready(this);
            invocation = takeWork();
        }
        return deliver(invocation);
    }

    @Override
    public void restore() throws InterruptedException {
        owner.ready(this);
        var invocation = takeWork();
        synchronized (this) {
            afterRestore = invocation;
            setAlarm(RESTORE_TIMEOUT);
        }
        owner.restored();
    }

    private Invocation takeWork() throws InterruptedException {
        var invocation = inbox.take();
        if (invocation.equals(end)) {
            throw new InterruptedException(name + " is gone");
        }
        return invocation;
    }

    private synchronized @Nullable Invocation takeAfterRestore() {
        var invocation = afterRestore;
        afterRestore = null;
        return invocation;
    }

    private synchronized Delivery deliver(Invocation invocation) {
        setAlarm(function.timeout());
        served++;
        return new Delivery(
                invocation, function.arn(), clock.millis() + function.timeout().toMillis());
    }

    /** Returns milliseconds from the process' start to its first request for work, or -1 when this was not the first. */
    synchronized long markInitialised() {
        if (initialised) {
            return -1;
        }
        initialised = true;
        clearAlarm();
        return ageMillis();
    }

    @Override
    public void answered(String requestId, byte[] payload) {
        finish(requestId, payload.length <= MAX_ANSWER_BYTES ? new Answer(payload) : Failures.answerTooLarge());
    }

    @Override
    public void failed(String requestId, String errorType, byte[] error) {
        finish(requestId, new Failure(errorType, new String(error, StandardCharsets.UTF_8)));
    }

    private synchronized void finish(String requestId, InvocationResult result) {
        if (current != null && current.requestId().equals(requestId)) {
            clearAlarm();
            current.result().complete(result);
            current = null;
        }
    }

    @Override
    public synchronized void initFailed(String errorType, byte[] error) {
        initFailure = new Failure(errorType, new String(error, StandardCharsets.UTF_8));
    }

    private void setAlarm(Duration after) {
        clearAlarm();
        alarm = timer.schedule(this::timeOut, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void clearAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void timeOut() {
        synchronized (this) {
            if (initialised && current == null) {
                return;
            }
            timedOut = true;
        }
        owner.timedOut(this);
        kill();
    }

    private void exited(int status) {
        Failure why;
        boolean wasInitialised;
        synchronized (this) {
            clearAlarm();
            wasInitialised = initialised;
            why = reason(status);
            if (current != null) {
                current.result().complete(why);
                current = null;
            }
        }
        inbox.add(end);
        owner.exited(this, why, wasInitialised);
    }

    private Failure reason(int status) {
        if (initFailure != null) {
            return new Failure(initFailure.type(), initFailure.message() + "\n" + logTail());
        }
        if (!initialised) {
            return timedOut ? Failures.initTimeout(initTimeout, logTail()) : Failures.exit(name, status, logTail());
        }
        return timedOut ? Failures.timeout(function.timeout()) : Failures.exit(name, status, "");
    }

    private String logTail() {
        return process.join().logTail();
    }
}
