/**
 * GoHighLevel (GHL) as a sender of webhooks: who signed a body ({@link io.enterprisehub.ghl.signature}) and what it says
 * about itself ({@link io.enterprisehub.ghl.event}).
 */
@NullMarked
package io.enterprisehub.ghl;

import org.jspecify.annotations.NullMarked;
