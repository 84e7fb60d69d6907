package io.enterprisehub.local.cli;

import io.enterprisehub.local.bench.BenchBuild;
import io.enterprisehub.local.bench.BenchReport;
import io.enterprisehub.local.bench.BenchRun;
import io.enterprisehub.local.terminal.Progress;
import io.enterprisehub.local.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures in a process of its own, so that nothing of the command line weighs on it. A missed goal is a result and not an
 * error: the exit status is {@link ExitCode#GOOD} whenever all was measured, {@link ExitCode#FAILED} when a benchmark's own
 * checks failed.
 */
@Command(
        name = "bench",
        description = "Measure what is promised, beside what others use.",
        footer = {
            "",
            "Results are put into build/bench, as JSON and as a page. A missed goal is printed and ends with 0."
        })
final class BenchCommand implements Callable<Integer> {

    static final List<String> NAMES = List.of("cache", "coherence", "inference");

    private final Home home;
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "cache, coherence, inference, or all")
    private String name = "";

    @Option(names = "--json", description = "Print the results as JSON instead of a table.")
    private boolean json;

    @Option(names = "--quick", description = "Orders of magnitude in about two minutes, not ratios.")
    private boolean quick;

    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Request traces for hit ratios: keys of 4 bytes, big-endian.")
    private @Nullable Path traces;

    @Option(names = "--only", paramLabel = "TEXT", description = "Run the scenarios whose names hold the text.")
    private String only = "";

    BenchCommand(Home home, Terminal terminal, InstantSource clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!name.equals("all") && !NAMES.contains(name)) {
            throw new EnvironmentProblem("bench knows " + String.join(", ", NAMES) + " and all, but not " + name + ".");
        }
        new BenchBuild(home.root(), terminal).upToDate();
        int worst = ExitCode.GOOD;
        for (String each : name.equals("all") ? NAMES : List.of(name)) {
            worst = Math.max(worst, measure(each));
        }
        return worst;
    }

    private int measure(String suite) {
        Path results = home.root().resolve("build/bench");
        Progress progress = new Progress(terminal, clock, "bench " + suite);
        BenchRun.Outcome outcome = new BenchRun(home.root(), results)
                .run(suite, words(), json ? (done, total, note) -> {} : progress::update);
        if (!outcome.failure().isEmpty()) {
            terminal.line("");
            terminal.line("hub: " + outcome.failure());
            terminal.line("See " + outcome.log());
            return ExitCode.FAILED;
        }
        show(suite, results, progress);
        return ExitCode.GOOD;
    }

    private void show(String suite, Path results, Progress progress) {
        try {
            String text = Files.readString(results.resolve(suite + ".json"));
            if (json) {
                terminal.line(text);
                return;
            }
            progress.finish(1, 1, "");
            BenchReport.of(text).lines(terminal).forEach(terminal::line);
            terminal.line("in " + results.resolve(suite + ".html"));
        } catch (IOException e) {
            throw new UncheckedIOException("the results of " + suite + " cannot be read", e);
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        if (quick) {
            words.add("--quick");
        }
        if (traces != null) {
            words.addAll(List.of("--traces", traces.toAbsolutePath().toString()));
        }
        if (!only.isEmpty()) {
            words.addAll(List.of("--only", only));
        }
        return words;
    }
}
