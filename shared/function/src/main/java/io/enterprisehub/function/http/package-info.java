/** Gateway events in, proxy answers out. */
@NullMarked
package io.enterprisehub.function.http;

import org.jspecify.annotations.NullMarked;
