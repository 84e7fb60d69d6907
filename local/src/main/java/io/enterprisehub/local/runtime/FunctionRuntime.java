package io.enterprisehub.local.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs packaged functions on this machine: one Runtime API, one pool per function. Closing it ends every process that it
 * started; when this JVM is killed instead, a {@link Reaper} does. Thread-safe.
 */
public final class FunctionRuntime implements AutoCloseable {
    private final RuntimeApi api;
    private final ScheduledThreadPoolExecutor timer;
    private final EnvironmentLauncher launcher;
    private final EmfTally tally = new EmfTally();
    private final Supplier<String> requestIds;
    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();

    /**
     * Opens the Runtime API.
     *
     * @param directory for unpacked packages, scratch files and {@code logs/<function>-<n>.log}
     * @param reaper kills the environments should this JVM be killed; stays the caller's
     */
    public FunctionRuntime(Path directory, Reaper reaper, InstantSource clock, Supplier<UUID> ids) {
        try {
            this.api = new RuntimeApi();
        } catch (IOException e) {
            throw new UncheckedIOException("the Runtime API finds no free port", e);
        }
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("runtime-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        this.requestIds = () -> ids.get().toString();
        this.launcher = new EnvironmentLauncher(api, reaper, clock, timer, tally, directory);
    }

    /** Adds a function; nothing starts before its first invocation. */
    public synchronized FunctionPool add(FunctionSpec function, PoolPolicy policy) {
        var pool = new FunctionPool(function, policy, launcher, timer, requestIds);
        if (pools.putIfAbsent(function.name(), pool) != null) {
            throw new IllegalArgumentException("there is a function " + function.name() + " already");
        }
        return pool;
    }

    public synchronized @Nullable FunctionPool pool(String function) {
        return pools.get(function);
    }

    /** All pools by function name, in the order of their adding. */
    public synchronized Map<String, FunctionPool> pools() {
        return new LinkedHashMap<>(pools);
    }

    /** The metrics that the functions printed. */
    public EmfTally metrics() {
        return tally;
    }

    @Override
    public void close() {
        pools().values().forEach(FunctionPool::close);
        api.close();
        timer.shutdownNow();
    }
}
