@NullMarked
package io.enterprisehub.local.system;

import org.jspecify.annotations.NullMarked;
