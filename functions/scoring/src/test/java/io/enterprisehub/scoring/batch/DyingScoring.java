package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.Invocations;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Scoring in a process of its own, which sends itself a SIGKILL at one step: no finally block runs, no transaction is rolled
 * back and no connection is given back by us. Its environment is the function's, its input Lambda's event.
 */
final class DyingScoring {

    /** What the JVM reports of a process that ended by signal 9. */
    static final int KILLED = 128 + 9;

    private DyingScoring() {}

    /** Starts it; what it says goes to a file of the folder. */
    static Process start(Step fatal, Map<String, String> variables, List<SqsMessage> messages, Path folder) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life: the archive of the JDK's classes, no optimising compiler, the smallest collector.
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DyingScoring.class.getName(),
                fatal.name());
        java.environment().putAll(variables);
        File output = folder.resolve(fatal + ".log").toFile();
        try {
            Path event = Files.write(folder.resolve(fatal + ".json"), Invocations.event(messages));
            return java.redirectInput(event.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void main(String[] arguments) {
        Step fatal = Step.valueOf(arguments[0]);
        Settings settings = Settings.ofProcess();
        int sqsPort = URI.create(settings.required("AWS_ENDPOINT_URL_SQS")).getPort();
        Step.Listener deadly = step -> {
            if (step == fatal) {
                killThisProcess();
            }
        };
        TestSystem.process(
                new TestScoring(settings)
                        .processor(settings.required("REDIS_URI"), TestSqs.client(sqsPort), Metrics.ignored(), deadly),
                SqsBatch.parse(System.in).messages());
        // Only where the step was never reached; threads of the clients would keep the process alive.
        Runtime.getRuntime().halt(1);
    }

    /** By the shell, because no process handle may destroy the JVM it belongs to. */
    private static void killThisProcess() {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("Survived its SIGKILL");
    }
}
