/** How good the method is on public data that anybody can download: the figures of docs/benchmarks.md. */
@NullMarked
package io.enterprisehub.training.quality;

import org.jspecify.annotations.NullMarked;
