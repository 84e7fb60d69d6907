@NullMarked
package io.enterprisehub.store;

import org.jspecify.annotations.NullMarked;
