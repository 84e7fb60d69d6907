/** The file is held to its golden bytes, and to refusing everything else. */
@NullMarked
package io.enterprisehub.inference.forest.file;

import org.jspecify.annotations.NullMarked;
