@NullMarked
package io.enterprisehub.local.terminal;

import org.jspecify.annotations.NullMarked;
