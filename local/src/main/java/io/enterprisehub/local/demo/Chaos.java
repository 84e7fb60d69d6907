package io.enterprisehub.local.demo;

import io.enterprisehub.local.demo.ChaosSchedule.Blow;
import io.enterprisehub.local.system.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Breaks a running system by a schedule. Closing it waits for nothing: what is stopped then is started again. */
final class Chaos implements AutoCloseable {

    private final LocalSystem system;
    private final SplittableRandom random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> outages = new ArrayList<>();
    private final AtomicInteger kills = new AtomicInteger();
    private final Future<?> run;

    private Chaos(LocalSystem system, long seed) {
        this.system = system;
        this.random = new SplittableRandom(seed + 1);
        this.run = threads.submit(() -> {
            strike(ChaosSchedule.of(seed));
            return null;
        });
    }

    static Chaos start(LocalSystem system, long seed) {
        return new Chaos(system, seed);
    }

    /** Environments killed so far. */
    int kills() {
        return kills.get();
    }

    boolean isOver() {
        return run.isDone();
    }

    /** Waits until all is broken and mended. */
    void await() throws InterruptedException {
        try {
            run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the chaos could not be carried out", e.getCause());
        }
    }

    private void strike(ChaosSchedule schedule) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        for (Blow blow : schedule.blows()) {
            Duration wait = blow.at().minusNanos(System.nanoTime() - start);
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
            strike(blow);
        }
        for (Future<?> outage : outages) {
            outage.get();
        }
    }

    private void strike(Blow blow) {
        switch (blow.kind()) {
            case KILL_ENVIRONMENT -> {
                if (system.killRandomEnvironment(random) != null) {
                    kills.incrementAndGet();
                }
            }
            case STOP_REDIS ->
                outages.add(threads.submit(() -> {
                    system.stopRedis(ChaosSchedule.REDIS_OUTAGE);
                    return null;
                }));
            case STOP_POSTGRES ->
                outages.add(threads.submit(() -> {
                    system.stopPostgres(ChaosSchedule.POSTGRES_OUTAGE);
                    return null;
                }));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
