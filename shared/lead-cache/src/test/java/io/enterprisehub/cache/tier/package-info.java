@NullMarked
package io.enterprisehub.cache.tier;

import org.jspecify.annotations.NullMarked;
