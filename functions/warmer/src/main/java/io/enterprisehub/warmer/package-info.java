/** The scheduled function that puts right what a crash left behind and prunes what is too old. */
@NullMarked
package io.enterprisehub.warmer;

import org.jspecify.annotations.NullMarked;
