package io.enterprisehub.inference;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.tribuo.Model;
import org.tribuo.VariableIDInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/**
 * A logistic model with two labels, trained by Tribuo, served from its weights.
 *
 * <p>Tribuo's own prediction builds maps, sorted arrays and label objects around some forty multiplications. Here the weights are
 * read out once; softmax over two labels is the logistic function of the difference of their scores, so one weight per feature,
 * the difference, is enough. A test holds the result to Tribuo's.
 */
public final class TribuoLinearModel implements ScoringModel {

    private final String version;
    private final ModelDescription description;
    private final List<String> features;
    private final double bias;
    private final double[] weights;
    /** What a column adds when it is missing: the weight of its indicator, 0 where it has none. */
    private final double[] missingWeights;

    /**
     * Loads a model.
     *
     * @throws ModelFileException when the file cannot be used
     */
    public static TribuoLinearModel load(byte[] file) {
        return new TribuoLinearModel(ModelFile.read(file));
    }

    private TribuoLinearModel(ModelFile file) {
        LinearSGDModel model = tribuo(file);
        this.description = file.description();
        this.features = description.columns().stream().map(Column::name).toList();
        Label positive = new Label(description.positiveLabel());
        Set<Label> labels = model.getOutputIDInfo().getDomain();
        if (labels.size() != 2 || !labels.contains(positive)) {
            throw new ModelFileException("The model must know two labels, one of them " + positive.getLabel() + ".");
        }
        int won = model.getOutputIDInfo().getID(positive);
        DenseMatrix matrix = model.getWeightsCopy();
        this.bias =
                matrix.get(won, matrix.getDimension2Size() - 1) - matrix.get(1 - won, matrix.getDimension2Size() - 1);
        this.weights = new double[features.size()];
        this.missingWeights = new double[features.size()];
        int used = 1;
        for (int i = 0; i < weights.length; i++) {
            Column column = description.columns().get(i);
            weights[i] = weight(model, matrix, won, column.name());
            missingWeights[i] = column.hasIndicator() ? weight(model, matrix, won, column.indicatorName()) : 0;
            used += column.hasIndicator() ? 2 : 1;
        }
        if (used != matrix.getDimension2Size()) {
            throw new ModelFileException("The model weighs " + (matrix.getDimension2Size() - 1)
                    + " features, but its description has " + (used - 1) + ".");
        }
        this.version = version(description, bias, weights, missingWeights);
    }

    /**
     * A name of the numbers that decide a score, and of nothing else: a training that is repeated gives the same version, although
     * Tribuo writes the time of training into its part of the file.
     */
    private static String version(
            ModelDescription description, double bias, double[] weights, double[] missingWeights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ModelFile.writeNumbers(out, description);
            out.writeDouble(bias);
            for (int i = 0; i < weights.length; i++) {
                out.writeDouble(weights[i]);
                out.writeDouble(missingWeights[i]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "linear-" + HexFormat.of().formatHex(ModelFile.sha256(bytes.toByteArray()), 0, 16);
    }

    private static LinearSGDModel tribuo(ModelFile file) {
        if (!file.tribuo().getClassName().equals(LinearSGDModel.class.getName())) {
            throw new ModelFileException("The model file holds no linear model of Tribuo.");
        }
        try {
            return (LinearSGDModel) Model.deserialize(file.tribuo());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ModelFileException("Tribuo cannot read its part of the model file.", e);
        }
    }

    private static double weight(LinearSGDModel model, DenseMatrix matrix, int won, String feature) {
        VariableIDInfo info = model.getFeatureIDMap().get(feature);
        if (info == null) {
            throw new ModelFileException("The model has no weight for the feature " + feature + ".");
        }
        double weight = matrix.get(won, info.getID()) - matrix.get(1 - won, info.getID());
        if (!Double.isFinite(weight)) {
            throw new ModelFileException("The weight of the feature " + feature + " is not a finite number.");
        }
        return weight;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public double prior() {
        return description.prior();
    }

    /** Where the model comes from. */
    public ModelDescription description() {
        return description;
    }

    @Override
    public double[] probabilities(float[] rowMajor, int rows) {
        if (rows < 0 || rowMajor.length < (long) rows * weights.length) {
            throw new IllegalArgumentException("a matrix of " + rows + " rows needs " + (long) rows * weights.length
                    + " values, but has " + rowMajor.length);
        }
        double[] probabilities = new double[rows];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = description.calibration().probability(logOdds(rowMajor, row * weights.length));
        }
        return probabilities;
    }

    /** Before calibration. */
    private double logOdds(float[] rowMajor, int offset) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            float value = rowMajor[offset + i];
            sum += Float.isNaN(value)
                    ? missingWeights[i]
                    : weights[i] * description.columns().get(i).standardise(value);
        }
        return sum;
    }

    @Override
    public double[] contributions(float[] row) {
        double slope = description.calibration().slope();
        double[] contributions = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            Column column = description.columns().get(i);
            double standardised = column.standardise(row[i]);
            double missing = Float.isNaN(row[i]) ? 1 : 0;
            contributions[i] =
                    slope * (weights[i] * standardised + missingWeights[i] * (missing - column.missingShare()));
        }
        return contributions;
    }
}
