/**
 * What is published and served: a forest or a linear model with its calibration, interval, fallback, schema, histograms and reasons, in
 * one small file that is hashed and read without Java serialisation, and the facade that scores with it.
 *
 * <p>Depends on nothing but the JDK. The layout of the file stands in docs/inference.md.
 */
@NullMarked
package io.enterprisehub.inference.model;

import org.jspecify.annotations.NullMarked;
