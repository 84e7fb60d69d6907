/** Binding and reading of SQL; not API. */
@NullMarked
package io.enterprisehub.store.internal;

import org.jspecify.annotations.NullMarked;
