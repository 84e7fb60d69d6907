/**
 * Linear models in plain Java: for few rows of training, and for leads of which little is known.
 *
 * <p>Depends on nothing but the JDK.
 */
@NullMarked
package io.enterprisehub.inference.linear;

import org.jspecify.annotations.NullMarked;
