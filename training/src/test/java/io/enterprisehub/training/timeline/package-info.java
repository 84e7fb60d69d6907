@NullMarked
package io.enterprisehub.training.timeline;

import org.jspecify.annotations.NullMarked;
