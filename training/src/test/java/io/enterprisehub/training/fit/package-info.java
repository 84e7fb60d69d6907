@NullMarked
package io.enterprisehub.training.fit;

import org.jspecify.annotations.NullMarked;
