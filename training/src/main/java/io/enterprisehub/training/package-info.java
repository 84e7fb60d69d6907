/**
 * From a history to a model file: snapshots of features with what became of the lead, a split by time, boosted trees,
 * calibration on later time, an evaluation on time later still, and a model card that says all of it.
 *
 * <p>The history is synthetic. What is measured here is how well the method recovers the law of an invented market, not how well
 * anybody's leads can be foreseen.
 */
@NullMarked
package io.enterprisehub.training;

import org.jspecify.annotations.NullMarked;
