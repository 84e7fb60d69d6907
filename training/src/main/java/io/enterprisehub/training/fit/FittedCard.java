package io.enterprisehub.training.fit;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.forest.Calibration;
import io.enterprisehub.inference.forest.Isotonic;
import io.enterprisehub.inference.forest.Platt;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.inference.model.TrainedModel;
import io.enterprisehub.inference.model.TrainedModelFile;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.card.CardHead;
import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.CardPart;
import io.enterprisehub.training.card.CardPeer;
import io.enterprisehub.training.card.DriftSlice;
import io.enterprisehub.training.card.DriftSlices;
import io.enterprisehub.training.card.FeatureEffects;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.AdverseImpact;
import io.enterprisehub.training.metric.Bootstrap;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.EncoderText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What the card of a fitted model tells. */
public final class FittedCard {

    private static final String SPLIT =
            "The rows stand in time order and are cut, never shuffled: training, validation (ends the"
                    + " boosting and chooses the candidate), calibration, test. The chosen candidate is trained again on training and"
                    + " validation together. Rows whose outcome was open when calibration or test began are left out, and so are rows of an"
                    + " id that an earlier period has seen.";

    private FittedCard() {}

    /**
     * What differs from data to data.
     *
     * @param times of the rows in milliseconds since 1970; null = only their order is known
     * @param groups for each group column the group of every test row
     */
    public record Story(
            String title,
            String predicts,
            String data,
            @Nullable IntToLongFunction times,
            Map<String, List<String>> groups,
            List<CardPeer> peers,
            List<String> limits) {}

    /** All that the card tells. */
    public static CardInput of(String version, Fitted fitted, Examples examples, Story story) {
        TrainedModel model = fitted.model();
        LabelledRows test = examples.of(Period.TEST);
        ExplainedModel explained = new ExplainedModel(ServableModel.of(new TrainedModelFile(version, model)));
        double[] margins = Margins.of(model.predictor(), test.values(), test.count());
        List<AdverseImpact> fairness = new ArrayList<>();
        new TreeMap<>(story.groups())
                .forEach((column, names) -> fairness.add(AdverseImpact.of(
                        column, fitted.test(), names, model.tiers().hot())));
        return new CardInput(
                new CardHead(
                        story.title(),
                        version,
                        kind(model),
                        ModelPurpose.in(model.provenance()),
                        story.predicts(),
                        story.data(),
                        SPLIT),
                Arrays.stream(Period.values())
                        .map(period -> new CardPart(
                                period.name().toLowerCase(Locale.ROOT),
                                span(examples.periods().rows(period), story.times()),
                                fitted.of(period)))
                        .toList(),
                ScoredRows.of(Margins.probabilities(margins, Platt.NONE), test.labels()),
                story.peers(),
                FeatureEffects.of(explained, test.values(), test.count()),
                drift(explained, fitted, examples, story.times()),
                fairness,
                model.tiers(),
                fitted.quantization(),
                story.limits(),
                provenance(fitted),
                Bootstrap.STANDARD);
    }

    private static String kind(TrainedModel model) {
        String predictor =
                switch (model.predictor()) {
                    case Predictor.Forest forest ->
                        forest.ensemble().trees().size() + " boosted trees of depth "
                                + forest.ensemble().depth();
                    case Predictor.Linear _ -> "logistic regression on standardised features";
                };
        return predictor + ", calibrated by " + words(model.calibration());
    }

    private static String words(Calibration calibration) {
        return switch (calibration) {
            case Platt _ -> "a line on the log-odds (Platt)";
            case Isotonic _ -> "a rising curve (isotonic)";
        };
    }

    private static String span(int[] rows, @Nullable IntToLongFunction times) {
        int first = rows[0];
        int last = rows[rows.length - 1];
        return times == null
                ? "row " + (first + 1) + " to " + (last + 1)
                : day(times.applyAsLong(first)) + " to " + day(times.applyAsLong(last));
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, 10);
    }

    private static List<DriftSlice> drift(
            ExplainedModel explained, Fitted fitted, Examples examples, @Nullable IntToLongFunction times) {
        LabelledRows seen = examples.before(Period.CALIBRATION);
        LabelledRows test = examples.of(Period.TEST);
        DriftSlices slices = new DriftSlices(
                examples.features(), seen.values(), explained.probabilities(seen.values(), seen.count()));
        int[] rows = examples.periods().rows(Period.TEST);
        LongFunction<String> words = times == null ? row -> "row " + (row + 1) : FittedCard::day;
        long[] order = Arrays.stream(rows)
                .mapToLong(row -> times == null ? row : times.applyAsLong(row))
                .toArray();
        return slices.of(fitted.test(), test.values(), order, words);
    }

    /** Without the encoding, which is for programs. */
    private static SortedMap<String, String> provenance(Fitted fitted) {
        SortedMap<String, String> provenance = new TreeMap<>(fitted.model().provenance());
        provenance.remove(EncoderText.KEY);
        for (int i = 0; i < Math.min(3, fitted.tried().size()); i++) {
            Fitted.Tried tried = fitted.tried().get(i);
            provenance.put(
                    "tried " + (i + 1) + " of " + fitted.tried().size(),
                    String.format(Locale.ROOT, "%s: log loss %.4f", tried.name(), tried.logLoss()));
        }
        if (fitted.monotone().constraints() > 0) {
            provenance.put("monotone", fitted.monotone().sentence());
        }
        fitted.drift().features().stream()
                .limit(5)
                .forEach(drift -> provenance.put(
                        "drift of " + drift.feature(),
                        String.format(Locale.ROOT, "PSI %.3f on the test period", drift.psi())));
        return provenance;
    }
}
