/** Reading events as a stream, within limits. */
@NullMarked
package io.enterprisehub.function.json;

import org.jspecify.annotations.NullMarked;
