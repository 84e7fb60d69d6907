/** Builds the benchmarks, runs them in a process of their own and shows what they found. */
@NullMarked
package io.enterprisehub.local.bench;

import org.jspecify.annotations.NullMarked;
