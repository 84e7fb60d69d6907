package io.enterprisehub.local.poller;

import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.InvocationResult;
import io.enterprisehub.local.template.SystemDefinition.QueueSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * Lambda's event source mapping for a queue. One thread gathers batches, and only while an invocation may start: a message
 * that is received before it can be worked on loses its visibility for nothing. Successes are deleted; failures stay until
 * their visibility ends, and SQS moves them to the dead-letter queue after {@code maxReceiveCount}. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with SQS</a>
 */
public final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    private static final int MAX_DELETE = 10;
    private static final Duration RECEIVE_RETRY = Duration.ofMillis(500);

    private final SqsClient sqs;
    private final QueueSource source;
    private final FunctionPool pool;
    private final BatchGatherer gatherer;
    private final int concurrency;
    private final Semaphore permits;
    private final Map<Integer, LongAdder> batchSizes = new ConcurrentSkipListMap<>();
    private final LongAdder deleted = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    private QueuePoller(SqsClient sqs, QueueSource source, FunctionPool pool) {
        this.sqs = sqs;
        this.source = source;
        this.pool = pool;
        this.gatherer = new BatchGatherer(sqs, source, System::nanoTime);
        this.concurrency = source.maximumConcurrency() == null
                ? pool.limit()
                : Math.min(pool.limit(), source.maximumConcurrency());
        this.permits = new Semaphore(concurrency);
        this.thread = Thread.ofVirtual().name("poller " + source.queue().name()).unstarted(this::poll);
    }

    /** Starts polling; the client stays the caller's. */
    public static QueuePoller start(SqsClient sqs, QueueSource source, FunctionPool pool) {
        var poller = new QueuePoller(sqs, source, pool);
        poller.thread.start();
        return poller;
    }

    /** How many batches of which size were sent to the function. */
    public Map<Integer, Long> batchSizes() {
        var sizes = new TreeMap<Integer, Long>();
        batchSizes.forEach((size, count) -> sizes.put(size, count.sum()));
        return sizes;
    }

    /** Messages that were deleted after success. */
    public long deleted() {
        return deleted.sum();
    }

    /** Messages that were left to their visibility timeout; each failed receive counts. */
    public long kept() {
        return kept.sum();
    }

    /** Batches that the function works on now. */
    public int inFlight() {
        return inFlight.get();
    }

    private void poll() {
        try {
            while (!closed) {
                permits.acquire();
                boolean handedOver = false;
                try {
                    handedOver = handOver();
                } finally {
                    if (!handedOver) {
                        permits.release();
                    }
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives one batch, and with it the permit, to a thread of its own; false when nothing came. */
    private boolean handOver() throws InterruptedException {
        var batch = gatherOrNothing();
        if (batch.isEmpty()) {
            return false;
        }
        inFlight.incrementAndGet();
        Thread.startVirtualThread(() -> work(batch));
        return true;
    }

    private List<SqsRecord> gatherOrNothing() throws InterruptedException {
        try {
            return gatherer.gather();
        } catch (SdkException e) {
            if (!closed) {
                LOG.warn("{} cannot be received from: {}", source.queue().name(), e.getMessage());
                Thread.sleep(RECEIVE_RETRY);
            }
            return List.of();
        }
    }

    private void work(List<SqsRecord> batch) {
        try {
            batchSizes.computeIfAbsent(batch.size(), _ -> new LongAdder()).increment();
            settle(batch, pool.invoke(SqsRecord.event(batch)));
        } catch (SdkException e) {
            // What could not be deleted comes again: at least once is what SQS promises, too.
            LOG.warn("{}: a batch could not be deleted: {}", source.queue().name(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
            permits.release();
        }
    }

    private void settle(List<SqsRecord> batch, InvocationResult result) {
        if (result instanceof InvocationResult.Failure failure && !closed) {
            LOG.warn("{}: a batch of {} failed: {}", source.function(), batch.size(), failure.type());
        }
        var ids = batch.stream().map(record -> record.message().messageId()).collect(Collectors.toSet());
        var failed = BatchVerdict.failed(result, ids, source.reportsItemFailures());
        kept.add(failed.size());
        var done = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var item : batch) {
            if (!failed.contains(item.message().messageId())) {
                done.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(done.size()))
                        .receiptHandle(item.message().receiptHandle())
                        .build());
            }
        }
        for (int from = 0; from < done.size(); from += MAX_DELETE) {
            var entries = done.subList(from, Math.min(done.size(), from + MAX_DELETE));
            var answer = sqs.deleteMessageBatch(
                    request -> request.queueUrl(source.queue().url()).entries(entries));
            deleted.add(answer.successful().size());
        }
    }

    /** Stops receiving and waits for the batches in work; end the function's pool afterwards, not before. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
            var _ = permits.tryAcquire(concurrency, 20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
