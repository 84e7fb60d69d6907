/** Tests. */
@NullMarked
package io.enterprisehub.inference.linear;

import org.jspecify.annotations.NullMarked;
