@NullMarked
package io.enterprisehub.warmer;

import org.jspecify.annotations.NullMarked;
