@NullMarked
package io.enterprisehub.training.boost;

import org.jspecify.annotations.NullMarked;
