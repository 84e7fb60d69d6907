package io.enterprisehub.benchmarks.jmh;

import io.enterprisehub.benchmarks.Effort;
import io.enterprisehub.benchmarks.NothingMeasured;
import io.enterprisehub.benchmarks.Stage;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs microbenchmarks with the effort of the stage. */
public final class Jmh {

    /** A benchmark that hangs ends here, not after JMH's own ten minutes. */
    private static final TimeValue LONGEST_ITERATION = TimeValue.seconds(40);

    private Jmh() {}

    /**
     * Runs each benchmark of the case in fresh JVMs.
     *
     * @throws NothingMeasured when one fails
     */
    public static List<Score> run(Stage stage, Case each) {
        try {
            Collection<RunResult> results =
                    new Runner(options(stage.effort(), each).build(), new Notes(stage)).run();
            NothingMeasured.unless(
                    !results.isEmpty(), each.type().getSimpleName() + " has no benchmark " + each.method());
            return results.stream().map(Score::of).toList();
        } catch (RunnerException failed) {
            NothingMeasured failure =
                    new NothingMeasured(each.type().getSimpleName() + " failed: " + failed.getMessage());
            failure.initCause(failed);
            throw failure;
        }
    }

    private static ChainedOptionsBuilder options(Effort effort, Case each) {
        String name = each.type().getName() + (each.method().isEmpty() ? "." : "." + each.method());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(name) + (each.method().isEmpty() ? "" : "$"))
                .forks(effort.forks())
                .warmupForks(0)
                .warmupIterations(effort.warmups() * each.warmups())
                .warmupTime(TimeValue.milliseconds(effort.millis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()))
                .timeout(LONGEST_ITERATION)
                .threads(each.threads())
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .jvmArgsAppend(each.jvm().toArray(String[]::new))
                .addProfiler(GCProfiler.class);
        each.parameters().forEach((parameter, values) -> options.param(parameter, values.toArray(String[]::new)));
        return options;
    }
}
