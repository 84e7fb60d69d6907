/** CloudWatch embedded metric format, written as lines of the log. */
@NullMarked
package io.enterprisehub.function.metrics;

import org.jspecify.annotations.NullMarked;
