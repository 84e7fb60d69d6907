/** The promise of the tiered cache, tried by many histories. */
@NullMarked
package io.enterprisehub.benchmarks.coherence;

import org.jspecify.annotations.NullMarked;
