/** The models that score leads, as files beside the code that checks them: every function that scores serves the same ones. */
@NullMarked
package io.enterprisehub.leadmodel;

import org.jspecify.annotations.NullMarked;
