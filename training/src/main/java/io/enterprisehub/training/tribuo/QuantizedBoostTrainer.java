package io.enterprisehub.training.tribuo;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.forest.TreeEnsemble;
import io.enterprisehub.inference.tribuo.QuantizedForestModel;
import io.enterprisehub.training.boost.BoostSettings;
import io.enterprisehub.training.boost.BoostedTrainer;
import io.enterprisehub.training.boost.Monotone;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * Trains a quantized forest as a Tribuo trainer: one tree per round, monotone constraints that hold, no native memory left behind. What
 * Tribuo's own XGBoost trainer cannot do, docs/training.md says. The model is not calibrated; the logistic loss calibrates it as far as it does.
 *
 * <p>The settings are kept as Tribuo wants them, so that its provenance tells them all. Safe for many threads once made.
 */
public final class QuantizedBoostTrainer implements Trainer<Label> {

    @Config(mandatory = true, description = "Label whose probability is learned.")
    private String positive = "";

    @Config(description = "Trees.")
    private int rounds = BoostSettings.STANDARD.schedule().rounds();

    @Config(description = "Share of each tree that is kept.")
    private double rate = BoostSettings.STANDARD.schedule().rate();

    @Config(description = "Decisions on the longest way.")
    private int depth = BoostSettings.STANDARD.trees().depth();

    @Config(description = "Smallest sum of hessians in a child.")
    private double minChildWeight = BoostSettings.STANDARD.trees().minChildWeight();

    @Config(description = "L2 penalty of the leaves.")
    private double lambda = BoostSettings.STANDARD.trees().lambda();

    @Config(description = "Smallest gain of a split.")
    private double minGain = BoostSettings.STANDARD.trees().minGain();

    @Config(description = "Share of the rows of each tree.")
    private double rowShare = BoostSettings.STANDARD.sampling().rows();

    @Config(description = "Share of the features of each tree.")
    private double columnShare = BoostSettings.STANDARD.sampling().columns();

    @Config(description = "Seed of the draws.")
    private long seed = BoostSettings.STANDARD.sampling().seed();

    @Config(description = "How much more a positive row weighs.")
    private double positiveWeight = BoostSettings.STANDARD.positiveWeight();

    @Config(description = "Native threads.")
    private int threads = BoostSettings.STANDARD.threads();

    @Config(description = "Bound features: name=rising or name=falling, with commas between.")
    private String monotone = "";

    private int invocations;

    /** For Tribuo's configuration system, which then sets the fields. */
    QuantizedBoostTrainer() {}

    /**
     * A trainer.
     *
     * @param settings without patience, since a Tribuo trainer sees no validation rows, and without directions
     * @param directions of bound features, by name; Tribuo orders features by name, so their numbers are not known before training
     */
    public QuantizedBoostTrainer(String positive, BoostSettings settings, Map<String, Monotone> directions) {
        if (settings.schedule().patience() > 0 || !settings.monotone().isEmpty()) {
            throw new IllegalArgumentException(
                    "a Tribuo trainer takes no patience, and its directions by name of the feature");
        }
        directions.keySet().stream()
                .filter(name -> name.contains(","))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "a bound feature's name may hold no comma, but one is \"" + name + "\"");
                });
        this.positive = positive;
        this.rounds = settings.schedule().rounds();
        this.rate = settings.schedule().rate();
        this.depth = settings.trees().depth();
        this.minChildWeight = settings.trees().minChildWeight();
        this.lambda = settings.trees().lambda();
        this.minGain = settings.trees().minGain();
        this.rowShare = settings.sampling().rows();
        this.columnShare = settings.sampling().columns();
        this.seed = settings.sampling().seed();
        this.positiveWeight = settings.positiveWeight();
        this.threads = settings.threads();
        this.monotone = new TreeMap<>(directions)
                .entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + entry.getValue().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","));
    }

    @Override
    public QuantizedForestModel train(Dataset<Label> examples) {
        return train(examples, Map.of());
    }

    @Override
    public QuantizedForestModel train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    /**
     * Trains a model.
     *
     * @throws IllegalArgumentException when the labels are not two, one of them the positive one, or the settings do not fit the data
     */
    @Override
    public QuantizedForestModel train(
            Dataset<Label> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        TrainerProvenance provenance = invoked(invocationCount);
        ImmutableFeatureMap features = examples.getFeatureIDMap();
        TribuoRows rows = new TribuoRows(features, examples, positive);
        TreeEnsemble ensemble =
                new BoostedTrainer(settings(rows.names())).train(rows.rows()).ensemble();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Map<String, Provenance> run = new HashMap<>(runProvenance);
        run.put("xgboost", new StringProvenance("xgboost", BoostedTrainer.XGBOOST_VERSION));
        ModelProvenance trained =
                new ModelProvenance(getClass().getName(), now, examples.getProvenance(), provenance, run);
        return QuantizedForestModel.of(
                ForestAssembly.trained(ensemble, Platt.NONE, rows),
                trained,
                features,
                examples.getOutputIDInfo(),
                positive,
                now);
    }

    private BoostSettings settings(List<String> names) {
        Map<String, Monotone> directions = directions();
        if (!names.containsAll(directions.keySet())) {
            throw new IllegalArgumentException("monotone features must be among those of the data, but are "
                    + directions.keySet() + ", and the data have " + names);
        }
        BoostSettings settings = new BoostSettings(
                new BoostSettings.Schedule(rounds, rate, 0),
                new BoostSettings.TreeLimits(depth, minChildWeight, lambda, minGain),
                new BoostSettings.Sampling(rowShare, columnShare, seed),
                List.of(),
                positiveWeight,
                threads);
        return directions.isEmpty()
                ? settings
                : settings.withMonotone(names.stream()
                        .map(name -> directions.getOrDefault(name, Monotone.FREE))
                        .toList());
    }

    private Map<String, Monotone> directions() {
        Map<String, Monotone> directions = new HashMap<>();
        for (String entry : monotone.isEmpty() ? new String[0] : monotone.split(",", -1)) {
            int at = entry.lastIndexOf('=');
            directions.put(
                    entry.substring(0, Math.max(at, 0)),
                    Monotone.valueOf(entry.substring(at + 1).toUpperCase(Locale.ROOT)));
        }
        return directions;
    }

    private synchronized TrainerProvenance invoked(int invocationCount) {
        if (invocationCount != INCREMENT_INVOCATION_COUNT) {
            setInvocationCount(invocationCount);
        }
        TrainerProvenance provenance = getProvenance();
        invocations++;
        return provenance;
    }

    @Override
    public synchronized int getInvocationCount() {
        return invocations;
    }

    @Override
    public synchronized void setInvocationCount(int invocationCount) {
        if (invocationCount < 0) {
            throw new IllegalArgumentException("an invocation count is 0 or more, but not " + invocationCount);
        }
        invocations = invocationCount;
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
