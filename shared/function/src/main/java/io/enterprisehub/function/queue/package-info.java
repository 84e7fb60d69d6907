/** Sending to SQS. */
@NullMarked
package io.enterprisehub.function.queue;

import org.jspecify.annotations.NullMarked;
