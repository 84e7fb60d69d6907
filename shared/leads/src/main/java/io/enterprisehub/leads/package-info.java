/**
 * The lead: what is known of one contact, and how events change it.
 *
 * <p>Pure Java, no I/O, no clock. A {@link io.enterprisehub.leads.Lead} is a join of order-free parts: every field keeps the
 * stamp of its last writer, every signal is an exact sum. Applying the same set of events in any order, each once, gives
 * the same lead.
 */
@NullMarked
package io.enterprisehub.leads;

import org.jspecify.annotations.NullMarked;
