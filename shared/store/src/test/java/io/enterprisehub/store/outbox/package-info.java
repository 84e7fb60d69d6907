@NullMarked
package io.enterprisehub.store.outbox;

import org.jspecify.annotations.NullMarked;
