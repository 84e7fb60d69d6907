/** Circuit breakers around the services that a function depends on. */
@NullMarked
package io.enterprisehub.function.guard;

import org.jspecify.annotations.NullMarked;
