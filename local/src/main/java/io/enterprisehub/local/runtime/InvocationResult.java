package io.enterprisehub.local.runtime;

import io.enterprisehub.local.runtime.InvocationResult.Answer;
import io.enterprisehub.local.runtime.InvocationResult.Failure;
import io.enterprisehub.local.runtime.InvocationResult.Throttled;
import java.nio.charset.StandardCharsets;

/** How an invocation ended, seen by whoever asked for it. */
public sealed interface InvocationResult permits Answer, Failure, Throttled {
    /** The function returned; the payload is what it returned, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Answer(byte[] payload) implements InvocationResult {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /**
     * The function threw, timed out or died.
     *
     * @param type Lambda's error type, for example {@code Sandbox.Timedout} or the exception's class
     * @param message what happened, for a log and never for a stranger
     */
    record Failure(String type, String message) implements InvocationResult {}

    /** No environment came free in time. */
    record Throttled() implements InvocationResult {}
}
