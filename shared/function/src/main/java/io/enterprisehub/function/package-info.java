/** What every function shares: its settings and its deadline. One sub-package per capability. */
@NullMarked
package io.enterprisehub.function;

import org.jspecify.annotations.NullMarked;
