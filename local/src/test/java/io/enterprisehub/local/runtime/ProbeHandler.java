package io.enterprisehub.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A function that does what its event says, packed into a zip and run by AWS's runtime client. An event is a word and an
 * argument: {@code echo x}, {@code pid}, {@code env NAME}, {@code await FILE}, {@code throw}, {@code exit}, {@code big BYTES}.
 */
public final class ProbeHandler implements RequestStreamHandler {
    public ProbeHandler() {
        if (System.getenv("FAIL_INIT") != null) {
            throw new IllegalStateException("no luck today");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var words = new String(input.readAllBytes(), StandardCharsets.UTF_8).split(" ", 2);
        var argument = words.length > 1 ? words[1] : "";
        var answer =
                switch (words[0]) {
                    case "echo" -> argument;
                    case "pid" -> Long.toString(ProcessHandle.current().pid());
                    case "env" -> String.valueOf(System.getenv(argument));
                    case "remaining" -> Long.toString(context.getRemainingTimeInMillis());
                    case "await" -> awaitFile(Path.of(argument));
                    case "metric" -> printMetric(argument);
                    case "big" -> "x".repeat(Integer.parseInt(argument));
                    case "throw" -> throw new IllegalArgumentException("thrown on purpose");
                    case "exit" -> exit();
                    default -> throw new IllegalStateException("unknown word " + words[0]);
                };
        output.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String awaitFile(Path file) {
        while (!Files.exists(file)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return "seen";
    }

    private static String printMetric(String value) {
        System.out.println(
                "{\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Namespace\":\"probe\",\"Dimensions\":[[]],"
                        + "\"Metrics\":[{\"Name\":\"Probes\",\"Unit\":\"Count\"}]}]},\"Probes\":" + value + "}");
        return "printed";
    }

    private static String exit() {
        Runtime.getRuntime().halt(3);
        return "unreachable";
    }
}
