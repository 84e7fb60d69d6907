@NullMarked
package io.enterprisehub.local.traffic;

import org.jspecify.annotations.NullMarked;
