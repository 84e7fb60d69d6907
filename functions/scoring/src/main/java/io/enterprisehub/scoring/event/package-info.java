/** From a queue message to what it says about a lead: pure, tolerant, and never throwing on input. See docs/event-mapping.md. */
@NullMarked
package io.enterprisehub.scoring.event;

import org.jspecify.annotations.NullMarked;
