/** SQS batches in, partial batch answers out. */
@NullMarked
package io.enterprisehub.function.sqs;

import org.jspecify.annotations.NullMarked;
