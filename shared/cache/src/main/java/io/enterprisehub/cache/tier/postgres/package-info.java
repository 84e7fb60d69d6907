/** The level of expensive computed values in PostgreSQL. Plain JDBC; knows bytes, not values. */
@NullMarked
package io.enterprisehub.cache.tier.postgres;

import org.jspecify.annotations.NullMarked;
