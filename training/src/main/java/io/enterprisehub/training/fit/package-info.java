/**
 * From rows in time order to a model that may serve: four periods, candidates compared on the second, calibration on the third,
 * an evaluation on the fourth, and a gate.
 */
@NullMarked
package io.enterprisehub.training.fit;

import org.jspecify.annotations.NullMarked;
