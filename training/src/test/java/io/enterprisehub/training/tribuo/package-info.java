@NullMarked
package io.enterprisehub.training.tribuo;

import org.jspecify.annotations.NullMarked;
