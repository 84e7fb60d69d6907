package io.enterprisehub.local.poller;

import io.enterprisehub.local.template.SystemDefinition.QueueSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Collects one batch at a time: the window opens with the first message and the batch is complete when the window ends, the
 * batch size is reached, or one more message would make the event larger than Lambda takes. Used by one thread.
 */
final class BatchGatherer {
    /** Lambda's limit of an event. */
    static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** SQS's limit of one receive. */
    private static final int MAX_RECEIVE = 10;

    /** What stands around the records in an event. */
    private static final int ENVELOPE_BYTES = 64;

    /** AWS waits for 20 seconds; a second keeps the end of the system short, and nobody pays for the requests here. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    /** SQS waits in whole seconds only, so the rest of a window is short polls in this rhythm. */
    private static final Duration SHORT_POLL = Duration.ofMillis(50);

    private final SqsClient sqs;
    private final QueueSource source;
    private final LongSupplier nanoTime;
    private final Deque<SqsRecord> received = new ArrayDeque<>();

    BatchGatherer(SqsClient sqs, QueueSource source, LongSupplier nanoTime) {
        this.sqs = sqs;
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** Returns an empty list when the queue has nothing. */
    List<SqsRecord> gather() throws InterruptedException {
        var batch = new ArrayList<SqsRecord>();
        var bytes = take(batch, ENVELOPE_BYTES);
        if (batch.isEmpty()) {
            receive(source.batchSize(), LONG_POLL);
            bytes = take(batch, bytes);
        }
        var windowEnd = nanoTime.getAsLong() + source.window().toNanos();
        while (!batch.isEmpty() && batch.size() < source.batchSize() && received.isEmpty()) {
            var rest = windowEnd - nanoTime.getAsLong();
            if (rest <= 0) {
                break;
            }
            if (!receive(source.batchSize() - batch.size(), Duration.ZERO)) {
                Thread.sleep(Duration.ofNanos(Math.min(rest, SHORT_POLL.toNanos())));
            }
            bytes = take(batch, bytes);
        }
        return batch;
    }

    private boolean receive(int wanted, Duration wait) {
        var messages = sqs.receiveMessage(
                        request -> request.queueUrl(source.queue().url())
                                .maxNumberOfMessages(Math.min(MAX_RECEIVE, wanted))
                                .waitTimeSeconds((int) wait.toSeconds())
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        messages.forEach(
                message -> received.addLast(SqsRecord.of(message, source.queue().arn())));
        return !messages.isEmpty();
    }

    /** Moves what fits into the batch; what does not fit begins the next one. Returns the size of the event. */
    private int take(List<SqsRecord> batch, int bytes) {
        var size = bytes;
        while (!received.isEmpty() && batch.size() < source.batchSize()) {
            var next = received.getFirst().json().length + 1;
            if (!batch.isEmpty() && size + next > MAX_EVENT_BYTES) {
                break;
            }
            size += next;
            batch.add(received.removeFirst());
        }
        return size;
    }
}
