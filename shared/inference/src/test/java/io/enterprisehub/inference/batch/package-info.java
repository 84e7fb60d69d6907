/** Tests. */
@NullMarked
package io.enterprisehub.inference.batch;

import org.jspecify.annotations.NullMarked;
