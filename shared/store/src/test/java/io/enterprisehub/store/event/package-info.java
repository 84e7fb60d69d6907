@NullMarked
package io.enterprisehub.store.event;

import org.jspecify.annotations.NullMarked;
