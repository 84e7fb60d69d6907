@NullMarked
package io.enterprisehub.local.cli;

import org.jspecify.annotations.NullMarked;
