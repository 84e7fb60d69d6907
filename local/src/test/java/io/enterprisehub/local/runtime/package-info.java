@NullMarked
package io.enterprisehub.local.runtime;

import org.jspecify.annotations.NullMarked;
