package io.enterprisehub.local.runtime;

import java.util.concurrent.CompletableFuture;

/** A started environment: its process and the log that its output goes to. */
record EnvironmentProcess(Process process, FunctionLog log) {
    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Completes with the exit status, 128 + n after signal n, once the log has everything that was written. */
    CompletableFuture<Integer> onExit() {
        return process.onExit().thenCombine(log.ended(), (ended, _) -> ended.exitValue());
    }

    String logTail() {
        return log.tail();
    }
}
