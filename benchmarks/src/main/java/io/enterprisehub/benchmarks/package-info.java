/** Benchmarks: what is promised, measured beside what others use. Entry point is {@link io.enterprisehub.benchmarks.Bench}. */
@NullMarked
package io.enterprisehub.benchmarks;

import org.jspecify.annotations.NullMarked;
