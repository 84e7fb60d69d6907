package io.enterprisehub.inference.model;

/**
 * All that a model says of one row.
 *
 * @param probability calibrated
 * @param range where the share of wins among rows like this one may lie; 0 to 1 where nobody counted, or the fallback scored
 * @param completeness 0 to 1: how much of what the model looks at is known
 * @param fallback whether too little was known, so that the fallback scored
 */
public record Scored(float margin, double probability, Range range, double completeness, boolean fallback) {}
