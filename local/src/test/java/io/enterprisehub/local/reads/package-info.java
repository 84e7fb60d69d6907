@NullMarked
package io.enterprisehub.local.reads;

import org.jspecify.annotations.NullMarked;
