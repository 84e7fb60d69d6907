package io.enterprisehub.local.runtime;

import java.util.concurrent.CompletableFuture;

/** One event on its way through one environment; completed exactly once, by whoever is first. */
@SuppressWarnings("ArrayRecordComponent") // identity is what counts here
record Invocation(String requestId, byte[] event, CompletableFuture<InvocationResult> result) {
    Invocation(String requestId, byte[] event) {
        this(requestId, event, new CompletableFuture<>());
    }

    void fail(String type, String message) {
        result.complete(new InvocationResult.Failure(type, message));
    }
}
