@NullMarked
package io.enterprisehub.ghl.signature;

import org.jspecify.annotations.NullMarked;
