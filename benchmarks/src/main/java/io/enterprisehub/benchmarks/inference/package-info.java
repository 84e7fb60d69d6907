/** The forest engine beside its peers. */
@NullMarked
package io.enterprisehub.benchmarks.inference;

import org.jspecify.annotations.NullMarked;
