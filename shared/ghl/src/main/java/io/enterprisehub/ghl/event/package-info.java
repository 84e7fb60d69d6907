/** What a webhook body says about itself: its type, its tenant, its id; never what it says about a lead. */
@NullMarked
package io.enterprisehub.ghl.event;

import org.jspecify.annotations.NullMarked;
