/** Which events were applied, and what happened. */
@NullMarked
package io.enterprisehub.store.event;

import org.jspecify.annotations.NullMarked;
