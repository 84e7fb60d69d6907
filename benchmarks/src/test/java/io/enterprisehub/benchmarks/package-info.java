@NullMarked
package io.enterprisehub.benchmarks;

import org.jspecify.annotations.NullMarked;
