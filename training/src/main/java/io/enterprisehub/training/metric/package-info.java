/** How well probabilities foresaw what happened, and for whom. Pure functions of scored rows; each states its definition. */
@NullMarked
package io.enterprisehub.training.metric;

import org.jspecify.annotations.NullMarked;
