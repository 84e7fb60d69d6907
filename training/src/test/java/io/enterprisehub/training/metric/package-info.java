@NullMarked
package io.enterprisehub.training.metric;

import org.jspecify.annotations.NullMarked;
