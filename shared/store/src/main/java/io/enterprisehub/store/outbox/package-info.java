/** What must be told to others after a commit. */
@NullMarked
package io.enterprisehub.store.outbox;

import org.jspecify.annotations.NullMarked;
