@NullMarked
package io.enterprisehub.scoring.event;

import org.jspecify.annotations.NullMarked;
