package io.enterprisehub.leads.score;

import org.jspecify.annotations.Nullable;

/**
 * What a model foresees of the leads of a matrix, row by row.
 *
 * @param conversion calibrated probabilities that the lead converts
 * @param churn calibrated probabilities that the lead, engaged now, falls silent; null where the model does not say
 * @param certainty of conversion; null where the model does not say
 */
@SuppressWarnings("ArrayRecordComponent") // Carries a pass's results to the scorer; never compared.
public record Forecasts(
        double[] conversion,
        double @Nullable [] churn,
        @Nullable Certainty certainty) {}
