/** Text for people: progress, tables and colours, on a terminal and without one. */
@NullMarked
package io.enterprisehub.local.terminal;

import org.jspecify.annotations.NullMarked;
