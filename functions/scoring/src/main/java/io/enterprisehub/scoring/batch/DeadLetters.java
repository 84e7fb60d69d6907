package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Moves poison to the dead-letter queue, with its reason, instead of letting it circle until SQS gives up on it. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final SqsQueues queues;
    private final String queueUrl;
    private final Metrics metrics;

    DeadLetters(SqsQueues queues, String queueUrl, Metrics metrics) {
        this.queues = queues;
        this.queueUrl = queueUrl;
        this.metrics = metrics;
    }

    /** Whether the queue has stored it; only then the message may be acknowledged. */
    boolean send(DeadLetter letter, Deadline deadline) {
        String code = letter.reason().code();
        try {
            queues.sendToDlq(queueUrl, letter.message(), code, letter.detail(), deadline);
            metrics.count("poison." + code);
            LOG.warn("Message {} is poison: {}", letter.message().messageId(), code);
            return true;
        } catch (DependencyUnavailable | SdkException refused) {
            metrics.count("poison.unsent");
            LOG.warn("Message {} could not be set aside", letter.message().messageId(), refused);
            return false;
        }
    }
}
