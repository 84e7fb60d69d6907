package io.enterprisehub.local.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts environments: unpacks a function's package before its first one, numbers them, connects them to the API. */
final class EnvironmentLauncher {
    private final RuntimeApi api;
    private final RuntimeClient client;
    private final Reaper reaper;
    private final Signals signals = new Signals();
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final EmfTally tally;
    private final Path directory;
    private final Map<String, Path> packages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

    EnvironmentLauncher(
            RuntimeApi api,
            Reaper reaper,
            InstantSource clock,
            ScheduledExecutorService timer,
            EmfTally tally,
            Path directory) {
        this.api = api;
        this.reaper = reaper;
        this.clock = clock;
        this.timer = timer;
        this.tally = tally;
        this.directory = directory.toAbsolutePath();
        this.client = RuntimeClient.unpackTo(this.directory.resolve("runtime"));
    }

    /** @throws UncheckedIOException when the package cannot be read or no process can be started */
    Environment launch(FunctionSpec function, Environment.Owner owner, Duration initTimeout) {
        var name = function.name() + "-"
                + numbers.computeIfAbsent(function.name(), _ -> new AtomicInteger())
                        .incrementAndGet();
        var environment = new Environment(function, name, owner, signals, clock, timer, initTimeout);
        try {
            environment.attach(start(function, environment));
        } catch (IOException e) {
            throw new UncheckedIOException("the environment " + name + " cannot be started", e);
        }
        return environment;
    }

    private EnvironmentProcess start(FunctionSpec function, Environment environment) throws IOException {
        var name = environment.name();
        var taskRoot = packages.computeIfAbsent(
                function.name(),
                key -> FunctionPackage.unpack(
                        function.zip(), directory.resolve("functions").resolve(key)));
        var scratch = Files.createDirectories(directory.resolve("scratch").resolve(name));
        var logs = Files.createDirectories(directory.resolve("logs"));
        var command = new EnvironmentCommand(function, client, taskRoot, scratch);
        var builder = new ProcessBuilder(command.line())
                .directory(new File(taskRoot.toString()))
                .redirectErrorStream(true);
        var variables = builder.environment();
        variables.clear();
        variables.putAll(command.variables(api.register(name, environment), name));
        var process = builder.start();
        reaper.watch(process.toHandle());
        process.getOutputStream().close();
        var log = FunctionLog.copy(
                process.getInputStream(), logs.resolve(name + ".log"), line -> tally.accept(function.name(), line));
        var started = new EnvironmentProcess(process, log);
        var _ = started.onExit().thenRun(() -> {
            api.unregister(name);
            Directories.delete(scratch);
        });
        return started;
    }
}
