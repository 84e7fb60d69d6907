package io.enterprisehub.local.runtime;

import io.enterprisehub.local.runtime.InvocationResult.Failure;
import java.time.Duration;

/** Lambda's own error types and messages, for what is not the function's answer. */
final class Failures {
    private Failures() {}

    static Failure timeout(Duration limit) {
        return new Failure(
                "Sandbox.Timedout", "Task timed out after %.2f seconds".formatted(limit.toMillis() / 1000.0));
    }

    static Failure initTimeout(Duration limit, String logTail) {
        return new Failure(
                "Sandbox.Timedout",
                "Init timed out after %.2f seconds\n%s".formatted(limit.toMillis() / 1000.0, logTail));
    }

    /** A shell's convention: a status above 128 is a signal. The log says why a start failed. */
    static Failure exit(String environment, int status, String logTail) {
        var how = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return new Failure(
                "Runtime.ExitError", (environment + ": runtime exited with " + how + "\n" + logTail).strip());
    }

    static Failure answerTooLarge() {
        return new Failure(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (6291556 bytes).");
    }
}
