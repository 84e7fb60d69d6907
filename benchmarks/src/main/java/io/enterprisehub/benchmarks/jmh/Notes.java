package io.enterprisehub.benchmarks.jmh;

import io.enterprisehub.benchmarks.Stage;
import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** JMH's news for the progress line; what it prints beside goes to standard error. */
final class Notes implements OutputFormat {

    private final Stage stage;

    Notes(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        String parameters = benchmark.getParamsKeys().stream()
                .map(benchmark::getParam)
                .filter(value -> !value.contains("/"))
                .collect(Collectors.joining(" "));
        stage.note().say(parameters + (benchmark.getThreads() > 1 ? ", " + benchmark.getThreads() + " threads" : ""));
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void print(String text) {
        if (!stage.effort().tiny()) {
            System.err.print(text);
        }
    }

    @Override
    public void println(String text) {
        if (!stage.effort().tiny()) {
            System.err.println(text);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int character) {
        System.err.write(character);
    }

    @Override
    public void write(byte[] text) {
        System.err.write(text, 0, text.length);
    }
}
