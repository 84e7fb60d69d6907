/** The hub command line: what a person types. */
@NullMarked
package io.enterprisehub.local.cli;

import org.jspecify.annotations.NullMarked;
