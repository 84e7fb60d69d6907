@NullMarked
package io.enterprisehub.inference;

import org.jspecify.annotations.NullMarked;
