@NullMarked
package io.enterprisehub.local;

import org.jspecify.annotations.NullMarked;
