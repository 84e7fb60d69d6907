package io.enterprisehub.training;

import io.enterprisehub.inference.Column;
import io.enterprisehub.inference.Encoding;
import io.enterprisehub.inference.ModelDescription;
import io.enterprisehub.inference.ModelFile;
import io.enterprisehub.inference.PlattScaling;
import io.enterprisehub.inference.TribuoLinearModel;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Logistic regression by Tribuo on standardised columns, calibrated on later time. */
final class LinearTrainer {

    static final int EPOCHS = 30;
    static final double LEARNING_RATE = 0.05;
    private static final int MINIBATCH = 32;
    private static final Label WON = new Label("won");
    private static final Label NOT_WON = new Label("not won");

    private LinearTrainer() {}

    /** The bytes of a model file. */
    static byte[] train(TimeSplit split, TrainingSettings settings) {
        List<Column> columns = columns(split.training());
        ModelProto tribuo = tribuo(columns, split.training(), settings);
        double prior = split.training().stream().filter(s -> s.converted).count()
                / (double) split.training().size();
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put("data", "synthetic market of this repository");
        provenance.put("seed", Long.toString(settings.seed()));
        provenance.put("leads", Integer.toString(settings.leads()));
        provenance.put("training rows", Integer.toString(split.training().size()));
        provenance.put("calibration rows", Integer.toString(split.calibration().size()));
        provenance.put(
                "trainer",
                "Tribuo LinearSGDTrainer, LogMulticlass, AdaGrad " + LEARNING_RATE + ", " + EPOCHS + " epochs");

        byte[] raw = ModelFile.write(
                new ModelDescription(columns, WON.getLabel(), PlattScaling.NONE, prior, provenance), tribuo);
        double[] logOdds = TribuoLinearModel.load(raw)
                .probabilities(matrix(split.calibration()), split.calibration().size());
        for (int i = 0; i < logOdds.length; i++) {
            logOdds[i] = Math.log(logOdds[i]) - Math.log1p(-logOdds[i]);
        }
        PlattScaling calibration = PlattFit.fit(logOdds, split.calibration());
        return ModelFile.write(new ModelDescription(columns, WON.getLabel(), calibration, prior, provenance), tribuo);
    }

    static float[] matrix(List<Snapshot> snapshots) {
        float[] matrix = new float[snapshots.size() * Features.COUNT];
        for (int i = 0; i < snapshots.size(); i++) {
            System.arraycopy(snapshots.get(i).row, 0, matrix, i * Features.COUNT, Features.COUNT);
        }
        return matrix;
    }

    private static List<Column> columns(List<Snapshot> snapshots) {
        List<Column> columns = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            double sum = 0;
            double squares = 0;
            int known = 0;
            for (Snapshot snapshot : snapshots) {
                double value = snapshot.row[feature.ordinal()];
                if (!Double.isNaN(value)) {
                    sum += value;
                    squares += value * value;
                    known++;
                }
            }
            double mean = known == 0 ? 0 : sum / known;
            double deviation = known == 0 ? 0 : Math.sqrt(Math.max(0, squares / known - mean * mean));
            double missing = 1 - (double) known / snapshots.size();
            columns.add(new Column(feature.name(), mean, deviation < 1e-9 ? 1 : deviation, missing));
        }
        return columns;
    }

    private static ModelProto tribuo(List<Column> columns, List<Snapshot> snapshots, TrainingSettings settings) {
        LabelFactory labels = new LabelFactory();
        SimpleDataSourceProvenance source = new SimpleDataSourceProvenance(
                "synthetic market, seed " + settings.seed() + ", " + settings.leads() + " leads",
                TrainingSettings.START.atOffset(ZoneOffset.UTC),
                labels);
        MutableDataset<Label> dataset = new MutableDataset<>(source, labels);
        Encoding encoding = new Encoding(columns);
        for (Snapshot snapshot : snapshots) {
            dataset.add(encoding.example(snapshot.row, snapshot.converted ? WON : NOT_WON));
        }
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, -1, MINIBATCH, settings.seed());
        return trainer.train(dataset).serialize();
    }
}
