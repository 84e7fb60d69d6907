/** Secret references and their values. */
@NullMarked
package io.enterprisehub.function.secret;

import org.jspecify.annotations.NullMarked;
