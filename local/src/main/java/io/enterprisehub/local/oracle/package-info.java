/** The independent judge: what the database must hold after everything was sent, and what it holds instead. */
@NullMarked
package io.enterprisehub.local.oracle;

import org.jspecify.annotations.NullMarked;
