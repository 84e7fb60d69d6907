package io.enterprisehub.training.boost;

/**
 * How a round went.
 *
 * @param round from 1
 * @param trainingLoss weighted mean log loss of the training rows with the trees so far, natural logarithm
 * @param validationLoss the same of the validation rows; NaN when there are none
 */
public record BoostRound(int round, double trainingLoss, double validationLoss) {}
