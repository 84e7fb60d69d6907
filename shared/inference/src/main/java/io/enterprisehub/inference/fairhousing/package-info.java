/**
 * Which columns a model that serves housing may see. Names are judged, not values: who wants to deceive it can rename a column,
 * and a harmless column can still stand in for a protected one, so the adverse-impact ratio of the model card stays needed.
 */
@NullMarked
package io.enterprisehub.inference.fairhousing;

import org.jspecify.annotations.NullMarked;
