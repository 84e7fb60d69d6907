/** The invariants of the deployment, over the parsed SAM template. */
@NullMarked
package io.enterprisehub.checks.template;

import org.jspecify.annotations.NullMarked;
