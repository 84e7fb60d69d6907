package io.enterprisehub.scoring.batch;

import io.enterprisehub.function.queue.SqsQueues;

/**
 * The queue that feeds scoring and the one for its poison.
 *
 * @param eventsUrl URL of lead-events
 * @param deadLettersUrl URL of its dead-letter queue
 */
record Queues(SqsQueues sqs, String eventsUrl, String deadLettersUrl) {}
