@NullMarked
package io.enterprisehub.simulation;

import org.jspecify.annotations.NullMarked;
