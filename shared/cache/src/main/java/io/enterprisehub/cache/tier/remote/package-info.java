/** The level that environments share: values with versions, leases, and the log of what changed, over Redis or Valkey. */
@NullMarked
package io.enterprisehub.cache.tier.remote;

import org.jspecify.annotations.NullMarked;
