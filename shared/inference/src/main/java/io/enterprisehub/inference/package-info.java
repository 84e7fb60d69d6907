/**
 * Scoring models behind one interface: rows of floats in, calibrated probabilities and contributions out.
 *
 * <p>Knows nothing of leads. {@link io.enterprisehub.inference.ScoringModel} is what callers see; {@link
 * io.enterprisehub.inference.TribuoLinearModel} is a logistic model that was trained by Tribuo and is served without it;
 * {@link io.enterprisehub.inference.ModelFile} is its one file.
 */
@NullMarked
package io.enterprisehub.inference;

import org.jspecify.annotations.NullMarked;
