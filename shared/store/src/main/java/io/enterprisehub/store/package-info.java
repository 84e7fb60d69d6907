/**
 * The truth: PostgreSQL. Connections, transactions and failures stand here, repositories in the packages below.
 *
 * <p>A function that uses the store provides two beans, {@link io.enterprisehub.store.StoreSettings} and {@link
 * io.enterprisehub.store.DatabasePassword}; nothing connects before the first transaction.
 */
@NullMarked
package io.enterprisehub.store;

import org.jspecify.annotations.NullMarked;
