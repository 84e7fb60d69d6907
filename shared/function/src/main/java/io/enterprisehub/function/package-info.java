@NullMarked
package io.enterprisehub.function;

import org.jspecify.annotations.NullMarked;
