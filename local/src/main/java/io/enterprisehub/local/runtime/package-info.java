/** Execution environments: AWS's runtime client in processes of its own, frozen between invocations, behind the Runtime API. */
@NullMarked
package io.enterprisehub.local.runtime;

import org.jspecify.annotations.NullMarked;
