@NullMarked
package io.enterprisehub.ghl;

import org.jspecify.annotations.NullMarked;
