package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.LeadModel;
import java.util.Arrays;

/** A model whose answer depends on nothing but the number it was made with. */
record FlatModel(double probability) implements LeadModel {

    @Override
    public String version() {
        return "flat";
    }

    @Override
    public double prior() {
        return probability;
    }

    @Override
    public double[] probabilities(float[] rows, int count) {
        double[] all = new double[count];
        Arrays.fill(all, probability);
        return all;
    }

    @Override
    public double[] contributions(float[] row) {
        return new double[Feature.values().length];
    }
}
