package io.enterprisehub.training.card;

import io.enterprisehub.inference.fairhousing.ModelPurpose;

/**
 * What the model is, in sentences and names.
 *
 * @param kind for example "120 boosted trees of depth 4, calibrated by isotonic regression"
 * @param predicts what a probability is of, for example "that a lead is won within 90 days"
 * @param data where the rows come from, and whether they are real
 * @param split how training, calibration and test rows were kept apart
 */
public record CardHead(
        String title, String version, String kind, ModelPurpose purpose, String predicts, String data, String split) {}
