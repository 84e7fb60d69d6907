package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.function.sqs.BatchAnswer;
import io.enterprisehub.function.sqs.SqsBatch;
import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.EventParser;
import io.enterprisehub.scoring.event.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One batch, from its messages to its answer: parse all, work tenant by tenant, set the poison aside, hand back the rest.
 * The trouble of one tenant touches no message of another. Safe for any thread.
 */
public final class BatchProcessor {

    /** Kept for the dead-letter queue, the back-off of what goes back, and the answer. */
    private static final Duration RESERVE = Duration.ofSeconds(3);

    /** With less than this left no further tenant is begun: its transaction would only be cut off. */
    private static final Duration ENOUGH = Duration.ofMillis(500);

    private final EventParser parser;
    private final TenantWork tenants;
    private final DeadLetters deadLetters;
    private final Returns returns;
    private final LongSupplier nanoTime;
    private final Metrics metrics;

    BatchProcessor(
            EventParser parser,
            TenantWork tenants,
            DeadLetters deadLetters,
            Returns returns,
            LongSupplier nanoTime,
            Metrics metrics) {
        this.parser = parser;
        this.tenants = tenants;
        this.deadLetters = deadLetters;
        this.returns = returns;
        this.nanoTime = nanoTime;
        this.metrics = metrics;
    }

    /** Handles the batch; what is not in the answer's failures may be deleted from the queue. */
    public BatchAnswer process(SqsBatch batch, Deadline deadline) {
        metrics.value("batch.size", batch.messages().size());
        Verdicts verdicts = new Verdicts();
        Map<String, List<Work>> byTenant = parse(batch, verdicts);
        Deadline working = deadline.reserve(RESERVE);
        byTenant.forEach((tenant, works) -> {
            if (working.remaining().compareTo(ENOUGH) > 0) {
                tenants.run(tenant, works, working, verdicts);
            }
        });
        for (DeadLetter letter : verdicts.dead()) {
            if (deadLetters.send(letter, deadline)) {
                verdicts.done(letter.message());
            }
        }
        List<SqsMessage> left = batch.messages().stream()
                .filter(message -> !verdicts.isDone(message))
                .toList();
        returns.hideForNow(left, deadline);
        return batch.failing(left.stream().map(SqsMessage::messageId).collect(Collectors.toSet()));
    }

    /** Before any transaction: whatever the bodies hold, it costs no lock. */
    private Map<String, List<Work>> parse(SqsBatch batch, Verdicts verdicts) {
        long start = nanoTime.getAsLong();
        Map<String, List<Work>> byTenant = new LinkedHashMap<>();
        for (SqsMessage message : batch.messages()) {
            switch (parser.parse(message)) {
                case Parsed.Poison poison -> verdicts.dead(DeadLetter.of(message, poison.reason()));
                case Parsed.Event event ->
                    byTenant.computeIfAbsent(event.tenant(), tenant -> new ArrayList<>())
                            .add(new Work(message, event));
            }
        }
        metrics.time("stage.parse", Duration.ofNanos(nanoTime.getAsLong() - start));
        return byTenant;
    }
}
