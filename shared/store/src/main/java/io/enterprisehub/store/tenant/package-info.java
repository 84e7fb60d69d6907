/** Locations and their life cycle, and the keys that open their data. */
@NullMarked
package io.enterprisehub.store.tenant;

import org.jspecify.annotations.NullMarked;
