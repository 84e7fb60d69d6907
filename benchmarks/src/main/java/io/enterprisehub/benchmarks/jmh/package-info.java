/** Microbenchmarks by JMH. */
@NullMarked
package io.enterprisehub.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
