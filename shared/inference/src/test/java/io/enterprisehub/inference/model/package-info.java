/** Tests. */
@NullMarked
package io.enterprisehub.inference.model;

import org.jspecify.annotations.NullMarked;
