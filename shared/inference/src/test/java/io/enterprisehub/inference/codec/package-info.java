/** The pieces of model files. */
@NullMarked
package io.enterprisehub.inference.codec;

import org.jspecify.annotations.NullMarked;
