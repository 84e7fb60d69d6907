@NullMarked
package io.enterprisehub.local.history;

import org.jspecify.annotations.NullMarked;
