/** From the past that a store kept to rows that hold at each moment what was known then, and nothing of what came later. */
@NullMarked
package io.enterprisehub.training.timeline;

import org.jspecify.annotations.NullMarked;
