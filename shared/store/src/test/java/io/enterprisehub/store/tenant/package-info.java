@NullMarked
package io.enterprisehub.store.tenant;

import org.jspecify.annotations.NullMarked;
