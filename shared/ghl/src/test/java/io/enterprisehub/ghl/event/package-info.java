@NullMarked
package io.enterprisehub.ghl.event;

import org.jspecify.annotations.NullMarked;
