package io.enterprisehub.training;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.forest.LeafPrecision;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.boost.XgboostPeer;
import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.CardPeer;
import io.enterprisehub.training.fit.Examples;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.FittedCard;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.fit.Periods;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.fit.Search;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.GateBounds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model of the synthetic market, with what it is compared with. */
final class SyntheticModel {

    private static final String DATA =
            "**The data is synthetic.** No real lead, message or outcome was used: the leads live in the"
                    + " invented market of `simulation`, whose law is written in its source. The numbers say how well the method recovers"
                    + " that law from what a CRM would see, and nothing about how well anybody's leads can be foreseen.";

    private static final List<String> LIMITS = List.of(
            "The market is invented; before use on real leads, train and evaluate on real history.",
            "A lead is scored by what the CRM reports. Work that is not entered there does not count.",
            "Refusals and wishes are read from English words; in other languages only the fact of a message counts.",
            "The half-lives of signals are set by judgement, not learned.");

    private final SyntheticTarget target;
    private final List<Snapshot> rows;
    private final Examples examples;
    private final Fitted fitted;
    private final byte[] file;

    private SyntheticModel(SyntheticTarget target, List<Snapshot> rows, Examples examples, Fitted fitted) {
        this.target = target;
        this.rows = rows;
        this.examples = examples;
        this.fitted = fitted;
        this.file = TrainedModelFile.write(fitted.model());
    }

    static SyntheticModel train(
            SyntheticTarget target, List<Snapshot> snapshots, TrainingSettings settings, FitProgress progress) {
        Instant known = TrainingSettings.START.plus(TrainingSettings.MARKET).minus(target.horizon());
        List<Snapshot> rows = snapshots.stream()
                .filter(snapshot -> target.asks(snapshot) && snapshot.at.isBefore(known))
                .sorted(Comparator.comparing((Snapshot snapshot) -> snapshot.at)
                        .thenComparing(snapshot -> snapshot.lead.leadId()))
                .toList();
        Examples examples = examples(target, rows);
        int seed = (int) (settings.seed() & Integer.MAX_VALUE);
        Fitted fitted = new Fitting(Search.Effort.SHORT, seed, 1, LeafPrecision.FLOAT32, target.tiers())
                .fit(examples, progress);
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(ModelPurpose.KEY, ModelPurpose.SERVING.label());
        provenance.put("data", "synthetic market of this repository");
        provenance.put("seed", Long.toString(settings.seed()));
        provenance.put("leads", Integer.toString(settings.leads()));
        provenance.put("target", target.predicts());
        provenance.put("trainer", fitted.tried().getFirst().name());
        return new SyntheticModel(
                target, rows, examples, fitted.described(examples.features(), target.reasons(), provenance));
    }

    private static Examples examples(SyntheticTarget target, List<Snapshot> rows) {
        float[] values = new float[rows.size() * Features.COUNT];
        boolean[] outcomes = new boolean[rows.size()];
        int[] ids = new int[rows.size()];
        Map<LeadKey, Integer> leads = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            Snapshot snapshot = rows.get(i);
            System.arraycopy(snapshot.row, 0, values, i * Features.COUNT, Features.COUNT);
            outcomes[i] = target.happened(snapshot);
            ids[i] = leads.computeIfAbsent(snapshot.lead, _ -> leads.size());
        }
        return new Examples(
                Arrays.stream(Feature.values()).map(Feature::name).toList(),
                Arrays.stream(Feature.values())
                        .map(feature -> feature.reason().name())
                        .toList(),
                target.monotone(),
                new LabelledRows(Features.COUNT, values, outcomes, new float[0]),
                Periods.of(outcomes, times(rows), ids, target.horizon().toMillis()));
    }

    private static long[] times(List<Snapshot> rows) {
        return rows.stream().mapToLong(snapshot -> snapshot.at.toEpochMilli()).toArray();
    }

    SyntheticTarget target() {
        return target;
    }

    Fitted fitted() {
        return fitted;
    }

    Examples examples() {
        return examples;
    }

    byte[] file() {
        return file.clone();
    }

    String version() {
        return TrainedModelFile.read(ByteBuffer.wrap(file)).version();
    }

    /** What speaks against serving it. */
    List<String> refusals() {
        return new Gate(GateBounds.STANDARD).judge(fitted, null);
    }

    /** XGBoost with its defaults, on the same rows. */
    ScoredRows xgboost() {
        LabelledRows test = examples.of(Period.TEST);
        return ScoredRows.of(XgboostPeer.probabilities(examples.before(Period.CALIBRATION), test), test.labels());
    }

    /** What nobody can beat in foreseeing conversion, see {@link Snapshot#ceiling}. */
    ScoredRows ceiling() {
        double[] ceiling = Arrays.stream(examples.periods().rows(Period.TEST))
                .mapToDouble(row -> rows.get(row).ceiling)
                .toArray();
        return ScoredRows.of(ceiling, examples.of(Period.TEST).labels());
    }

    /** What others say of the test rows; of conversion also what nobody could beat, see {@link Snapshot#ceiling}. */
    private List<CardPeer> peers() {
        List<CardPeer> peers =
                new ArrayList<>(List.of(new CardPeer("XGBoost, its own defaults, not calibrated", xgboost())));
        if (target == SyntheticTarget.CONVERSION) {
            peers.add(new CardPeer(
                    "ceiling: a seer who knows the hidden intent and all but the last draw of chance", ceiling()));
        }
        return peers;
    }

    /** Trains XGBoost beside it and explains hundreds of rows, so ask once. */
    CardInput card() {
        return FittedCard.of(
                version(),
                fitted,
                examples,
                new FittedCard.Story(
                        target.title() + " (synthetic)",
                        target.predicts(),
                        DATA,
                        row -> rows.get(row).at.toEpochMilli(),
                        Map.of(),
                        peers(),
                        LIMITS));
    }
}
