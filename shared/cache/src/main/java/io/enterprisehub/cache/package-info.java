/** Redis as a copy of what another store holds: claims and versioned entries of tenants. Knows neither AWS nor leads. */
@NullMarked
package io.enterprisehub.cache;

import org.jspecify.annotations.NullMarked;
