package io.enterprisehub.training.card;

/**
 * A tenth of the rows, in the order of time.
 *
 * @param from label of the first row's time
 * @param to label of the last row's
 * @param happened share of positive rows
 * @param promised mean probability
 * @param scorePsi stability index of the scores against those of the training rows
 * @param feature whose index is the largest
 * @param featurePsi its index
 */
public record DriftSlice(
        String from,
        String to,
        int rows,
        double happened,
        double promised,
        double scorePsi,
        String feature,
        double featurePsi) {}
