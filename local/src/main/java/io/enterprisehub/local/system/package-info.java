/** The whole system in one object: started from a template, closed without a trace. */
@NullMarked
package io.enterprisehub.local.system;

import org.jspecify.annotations.NullMarked;
