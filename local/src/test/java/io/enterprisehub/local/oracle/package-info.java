@NullMarked
package io.enterprisehub.local.oracle;

import org.jspecify.annotations.NullMarked;
