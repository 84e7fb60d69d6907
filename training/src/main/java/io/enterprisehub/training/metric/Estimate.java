package io.enterprisehub.training.metric;

/**
 * A measured number and how far chance alone could have moved it.
 *
 * @param low 2.5 % of the resamples are below
 * @param high 2.5 % are above
 */
public record Estimate(double value, double low, double high) {}
