package io.enterprisehub.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What it takes to run a packaged function.
 *
 * @param name short name, used for logs and counters
 * @param zip the package: jars under {@code lib/}
 * @param handler {@code package.Class::method}
 * @param memoryMb MemorySize; the heap is derived from it
 * @param timeout after this long an invocation is ended and its environment killed
 * @param variables environment variables, resolved
 * @param snapStart run the checkpoint and restore protocol
 * @param concurrency environments at most
 */
public record FunctionSpec(
        String name,
        Path zip,
        String handler,
        int memoryMb,
        Duration timeout,
        Map<String, String> variables,
        boolean snapStart,
        int concurrency) {
    public FunctionSpec {
        variables = Map.copyOf(variables);
        if (concurrency < 1) {
            throw new IllegalArgumentException(name + ": concurrency must be 1 or more, not " + concurrency);
        }
    }

    /** Named as Lambda names the first published version. */
    String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name + ":1";
    }
}
