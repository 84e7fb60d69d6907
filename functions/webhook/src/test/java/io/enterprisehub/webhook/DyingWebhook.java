package io.enterprisehub.webhook;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.http.HttpCall;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The function's parts in a process of its own, which sends itself a SIGKILL before one step: no finally block runs, no claim is
 * released, no answer is given. Its environment is the function's, its input the gateway's event.
 */
final class DyingWebhook {

    /** What the JVM reports of a process that ended by signal 9. */
    static final int KILLED = 128 + 9;

    private DyingWebhook() {}

    /** Starts it; what it says goes to a file of the folder. */
    static Process start(Step fatal, Map<String, String> variables, HttpCall call, Path folder) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life: the archive of the JDK's classes, no optimising compiler, the smallest collector.
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DyingWebhook.class.getName(),
                fatal.name());
        java.environment().putAll(variables);
        File output = folder.resolve(fatal + ".log").toFile();
        try {
            Path event = Files.write(folder.resolve(fatal + ".json"), GatewayEvents.HTTP_API.event(call, true));
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
        URI sqs = URI.create(settings.required("AWS_ENDPOINT_URL_SQS"));
        Step.Listener deadly = step -> {
            if (step == fatal) {
                killThisProcess();
            }
        };
        new TestDoor(settings, () -> TestSqs.client(sqs), Clock.systemUTC(), Limits.of(settings), deadly)
                .answer(HttpCall.parse(System.in, 2 * Receiver.MAX_BODY_BYTES));
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
