/** The tiered cache in Micronaut: levels and regions by configuration, and methods that are guarded by it. Knows no AWS. */
@NullMarked
package io.enterprisehub.cache.micronaut;

import org.jspecify.annotations.NullMarked;
