/** The tiered cache beside its peers. */
@NullMarked
package io.enterprisehub.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
