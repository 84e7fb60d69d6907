/** Proof of origin: GHL's two signature schemes over raw bytes, and the shared secret of the unsigned workflow route. */
@NullMarked
package io.enterprisehub.ghl.signature;

import org.jspecify.annotations.NullMarked;
