package io.enterprisehub.inference.model;

/**
 * One reason of a score, for a person.
 *
 * @param code of the group of features
 * @param text why, in the direction of the contribution
 * @param contribution of the group to the margin (log-odds before calibration); above 0 it speaks for the outcome
 */
public record Explanation(String code, String text, double contribution) {}
