package io.enterprisehub.webhook;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.webhook.Ledger.Admission;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes one proven event from claim to queue: claim, enqueue, mark. Its promise: 202 means the event is on the queue, and every
 * way out without that releases the claim.
 *
 * <p>A process that dies after the claim leaves the state {@code claimed}, which the next attempt enqueues again; one that dies
 * after the enqueueing leaves it too, and the event is on the queue twice. Both end well because the database counts an id once.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** Kept back from the queue call, for the release of the claim and the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final Ledger ledger;
    private final EventQueue queue;
    private final Metrics metrics;
    private final Step.Listener steps;

    Delivery(Ledger ledger, EventQueue queue, Metrics metrics, Step.Listener steps) {
        this.ledger = ledger;
        this.queue = queue;
        this.metrics = metrics;
        this.steps = steps;
    }

    HttpAnswer deliver(Event event, Deadline deadline) {
        try (var _ = MDC.putCloseable("tenant", event.tenant().id());
                var _ = MDC.putCloseable("eventId", event.id())) {
            steps.before(Step.CLAIM);
            return switch (ledger.admit(event, deadline)) {
                case Admission.Granted granted -> enqueue(event, deadline);
                case Admission.Duplicate duplicate -> Answers.duplicate(event.id());
                case Admission.Closed closed -> Answers.closed();
                case Admission.TooMany tooMany -> Answers.tooMany(tooMany.retryAfter());
            };
        }
    }

    private HttpAnswer enqueue(Event event, Deadline deadline) {
        steps.before(Step.ENQUEUE);
        boolean durable = false;
        try {
            queue.send(event, deadline.reserve(RESERVE));
            durable = true;
        } catch (RuntimeException failure) {
            // Outage or refusal, the event is not known to be stored, and only the sender still has it.
            LOG.error("The event could not be enqueued", failure);
            metrics.count("enqueue.failed");
            return Answers.notDurable();
        } finally {
            if (!durable) {
                ledger.release(event, deadline);
            }
        }
        steps.before(Step.MARK);
        ledger.markEnqueued(event, deadline);
        steps.before(Step.ANSWER);
        return Answers.accepted(event.id());
    }
}
