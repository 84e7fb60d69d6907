/** Holds what no single module can hold: the walls between them, their packages and the documents. */
@NullMarked
package io.enterprisehub.checks;

import org.jspecify.annotations.NullMarked;
