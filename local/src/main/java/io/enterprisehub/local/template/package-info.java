/** What the SAM template says, as records with every intrinsic function resolved for this machine. */
@NullMarked
package io.enterprisehub.local.template;

import org.jspecify.annotations.NullMarked;
