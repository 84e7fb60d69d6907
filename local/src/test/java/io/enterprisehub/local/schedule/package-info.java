@NullMarked
package io.enterprisehub.local.schedule;

import org.jspecify.annotations.NullMarked;
