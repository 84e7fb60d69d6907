@NullMarked
package io.enterprisehub.inference.fairhousing;

import org.jspecify.annotations.NullMarked;
