/** The SQS event source mapping: batches, windows, partial failures, by Lambda's rules. */
@NullMarked
package io.enterprisehub.local.poller;

import org.jspecify.annotations.NullMarked;
