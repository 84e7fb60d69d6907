package io.enterprisehub.leads.score;

/**
 * One reason of a score.
 *
 * @param effect contribution to the log-odds of the lead's conversion, relative to the average lead
 */
public record Reason(ReasonCode code, double effect, String text) {}
