package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import io.enterprisehub.function.sqs.SqsMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells the queue when messages that go back shall be seen again. */
final class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final SqsQueues queues;
    private final String queueUrl;
    private final Backoff backoff;
    private final Metrics metrics;

    Returns(SqsQueues queues, String queueUrl, Backoff backoff, Metrics metrics) {
        this.queues = queues;
        this.queueUrl = queueUrl;
        this.backoff = backoff;
        this.metrics = metrics;
    }

    /** Best effort: where it fails, the messages come back after the queue's own visibility time-out. */
    void hideForNow(Collection<SqsMessage> messages, Deadline deadline) {
        if (messages.isEmpty()) {
            return;
        }
        metrics.count("events.retried", messages.size());
        Map<String, Integer> seconds = new HashMap<>();
        messages.forEach(message -> seconds.put(message.receiptHandle(), backoff.seconds(message.receiveCount())));
        try {
            queues.changeVisibility(queueUrl, seconds, deadline);
        } catch (DependencyUnavailable | SdkException refused) {
            metrics.count("backoff.unset");
            LOG.warn("{} messages go back without a back-off", messages.size(), refused);
        }
    }
}
