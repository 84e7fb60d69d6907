package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.ScoredRows;

/**
 * Rows of one use.
 *
 * @param name for example "training", "calibration", "test"
 * @param span when or where from, for example "2025-01-01 to 2025-06-30"; empty when there is no order
 * @param scored by the calibrated model
 */
public record CardPart(String name, String span, ScoredRows scored) {}
