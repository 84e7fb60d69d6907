/** The life of an execution environment: start, invocation, checkpoint, restore. */
@NullMarked
package io.enterprisehub.function.runtime;

import org.jspecify.annotations.NullMarked;
