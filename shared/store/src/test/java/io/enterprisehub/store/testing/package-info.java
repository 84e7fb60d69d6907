@NullMarked
package io.enterprisehub.store.testing;

import org.jspecify.annotations.NullMarked;
