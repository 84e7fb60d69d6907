package io.enterprisehub.webhook;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.queue.SqsQueues;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code lead-events}: a standard queue, made fair by the tenant as message group. */
final class SqsEventQueue implements EventQueue {

    private final SqsQueues queues;
    private final String url;
    private final Metrics metrics;
    private final LongSupplier nanoTime;

    SqsEventQueue(SqsQueues queues, String url, Metrics metrics, LongSupplier nanoTime) {
        this.queues = queues;
        this.url = url;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    @Override
    public void send(Event event, Deadline deadline) {
        long start = nanoTime.getAsLong();
        QueueText text = QueueText.of(event.body());
        Map<String, String> attributes = event.attributes();
        attributes.put("encoding", text.encoding());
        queues.send(url, text.text(), attributes, event.tenant().id(), deadline);
        metrics.time("enqueue", Duration.ofNanos(nanoTime.getAsLong() - start));
    }
}
