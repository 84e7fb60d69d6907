/**
 * What tests and benchmarks of caches share: real Redis processes, a TCP proxy that breaks the network on purpose, and
 * scenarios that count the reads that break a promise. It knows no cache of its own.
 */
@NullMarked
package io.enterprisehub.cachetesting;

import org.jspecify.annotations.NullMarked;
