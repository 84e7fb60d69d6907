/** From a lead to a number that can be explained: features, tiers, reasons. The model itself is behind {@link io.enterprisehub.leads.score.LeadModel}. */
@NullMarked
package io.enterprisehub.leads.score;

import org.jspecify.annotations.NullMarked;
