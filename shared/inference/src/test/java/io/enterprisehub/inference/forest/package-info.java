/** The engines are held to a naive walk, bit for bit; everything else to definitions written out. */
@NullMarked
package io.enterprisehub.inference.forest;

import org.jspecify.annotations.NullMarked;
