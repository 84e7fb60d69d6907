/**
 * The door for GoHighLevel: proves where a post comes from, claims its id, puts it on the queue and answers. Nothing here
 * knows what an event means; whether a claim is held only saves work, the database decides what counts once.
 */
@NullMarked
package io.enterprisehub.webhook;

import org.jspecify.annotations.NullMarked;
