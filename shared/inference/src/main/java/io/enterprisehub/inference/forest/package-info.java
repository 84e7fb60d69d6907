/**
 * Quantized forests in plain Java: thresholds become uint8 bins without loss, and two engines walk the trees.
 *
 * <p>Depends on nothing but the JDK. A {@link io.enterprisehub.inference.forest.TreeEnsemble} is what a trainer gives; a {@link
 * io.enterprisehub.inference.forest.ForestScorer} scores matrices of floats with one or several of them; {@link
 * io.enterprisehub.inference.forest.TreeShap} says why.
 */
@NullMarked
package io.enterprisehub.inference.forest;

import org.jspecify.annotations.NullMarked;
