@NullMarked
package io.enterprisehub.cache;

import org.jspecify.annotations.NullMarked;
