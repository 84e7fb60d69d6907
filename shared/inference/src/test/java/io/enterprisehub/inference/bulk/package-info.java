/** Tests. */
@NullMarked
package io.enterprisehub.inference.bulk;

import org.jspecify.annotations.NullMarked;
