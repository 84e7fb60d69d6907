/** The past of leads, read from a database for training. */
@NullMarked
package io.enterprisehub.local.history;

import org.jspecify.annotations.NullMarked;
