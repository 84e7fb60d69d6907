/** Runs what this build packaged, as a whole: gateway, functions, queue and stores on this machine. */
@NullMarked
package io.enterprisehub.checks.system;

import org.jspecify.annotations.NullMarked;
