package io.enterprisehub.function.sqs;

/** What Lambda handed over is not a batch of SQS messages; failing the invocation returns the whole batch. */
public final class BadBatchEvent extends RuntimeException {
    BadBatchEvent(String message) {
        super(message);
    }
}
