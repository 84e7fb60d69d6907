/**
 * From a batch of messages to rows, copies and an answer. Per tenant one transaction; whatever happens between two steps, a
 * redelivery ends where an undisturbed run would have ended.
 */
@NullMarked
package io.enterprisehub.scoring.batch;

import org.jspecify.annotations.NullMarked;
