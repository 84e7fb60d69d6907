/** The model that scores, and its meeting point with the features of a lead. */
@NullMarked
package io.enterprisehub.scoring.model;

import org.jspecify.annotations.NullMarked;
