/**
 * Serves concurrent requests together: one matrix instead of many rows.
 *
 * <p>Depends on nothing but the JDK. Why it works as it does stands in docs/adr/0022-micro-batches-form-while-one-runs.md.
 */
@NullMarked
package io.enterprisehub.inference.batch;

import org.jspecify.annotations.NullMarked;
