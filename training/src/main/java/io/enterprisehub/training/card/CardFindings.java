package io.enterprisehub.training.card;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.metric.LiftTable;
import io.enterprisehub.training.metric.Performance;
import io.enterprisehub.training.metric.Reliability;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.metric.Stability;
import java.util.ArrayList;
import java.util.List;

/** What follows from the input, worked out once for both forms of the card. */
final class CardFindings {

    static final String INTENDED = "Meant for the order in which agents follow up.";
    static final String LIMIT =
            "Scores prioritise follow-up, not eligibility: not for credit, prices, tenant screening, or whom to"
                    + " show which home.";

    private final CardInput input;
    private final Performance test;
    private final Performance before;
    private final List<Tier> tiers;

    /** Rows of a tier. */
    record Tier(String name, String cut, ScoredRows scored, double share) {}

    /** A sentence, and whether it asks for attention. */
    record Sentence(boolean warns, String text) {}

    CardFindings(CardInput input) {
        this.input = input;
        this.test = Performance.of(input.test(), input.bootstrap());
        this.before = Performance.of(input.uncalibrated(), input.bootstrap());
        double hot = input.tiers().hot();
        double warm = input.tiers().warm();
        ScoredRows rows = input.test();
        this.tiers = List.of(
                tier("hot", "from " + Format.percent(hot), rows.where(row -> rows.probability(row) >= hot)),
                tier(
                        "warm",
                        "from " + Format.percent(warm),
                        rows.where(row -> rows.probability(row) >= warm && rows.probability(row) < hot)),
                tier("cold", "below", rows.where(row -> rows.probability(row) < warm)));
    }

    private Tier tier(String name, String cut, ScoredRows scored) {
        return new Tier(name, cut, scored, (double) scored.size() / input.test().size());
    }

    Performance test() {
        return test;
    }

    Performance before() {
        return before;
    }

    List<Tier> tiers() {
        return tiers;
    }

    Reliability reliability() {
        return Reliability.of(input.test(), Reliability.BINS);
    }

    Reliability reliabilityBefore() {
        return Reliability.of(input.uncalibrated(), Reliability.BINS);
    }

    LiftTable lift() {
        return LiftTable.of(input.test(), 10);
    }

    /** The card in a few sentences. */
    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        if (input.head().purpose() == ModelPurpose.BENCHMARK) {
            sentences.add(new Sentence(true, "This model is a benchmark on public data and may not serve."));
        }
        LiftTable.Step top = lift().steps().getFirst();
        sentences.add(new Sentence(
                false,
                "The top tenth of the ranking holds " + Format.percent(top.captured())
                        + " of all positives, " + String.format(java.util.Locale.ROOT, "%.1f", top.lift())
                        + " times what chance would give."));
        sentences.add(new Sentence(
                test.ece().low() > 0.03,
                "Promises are off by "
                        + Format.percent(test.ece().value()) + " on average; before calibration it was "
                        + Format.percent(before.ece().value()) + "."));
        if (test.auc().low() <= 0.5) {
            sentences.add(new Sentence(true, "The interval of the AUC reaches 0.5: the ranking may be chance."));
        }
        long drifted = input.drift().stream()
                .filter(slice -> Math.max(slice.scorePsi(), slice.featurePsi()) > Stability.CHANGED)
                .count();
        if (!input.drift().isEmpty()) {
            sentences.add(new Sentence(
                    drifted > 0,
                    drifted == 0
                            ? "No tenth of time has drifted from the training rows (PSI at most 0.25)."
                            : drifted + " of " + input.drift().size()
                                    + " slices of time have drifted from the training rows (PSI above 0.25)."));
        }
        input.fairness()
                .forEach(impact -> sentences.add(new Sentence(
                        !impact.passes(),
                        impact.passes()
                                ? "By " + impact.column() + ", no judged group is below four fifths of the best."
                                : "By " + impact.column()
                                        + ", a group is selected for the hot tier less than four fifths as often as the best: look"
                                        + " for the reason before use.")));
        if (input.quantization() != null) {
            sentences.add(new Sentence(false, input.quantization().sentence()));
        }
        return sentences;
    }

    /** What no number of this card says. */
    List<String> limits() {
        List<String> limits = new ArrayList<>(input.limits());
        limits.add("Intervals treat rows as independent; where one lead gives several rows, they are too narrow.");
        limits.add(
                "Feature effects describe the model: features that come together share their effect, and none is a cause.");
        limits.add("Fairness checks see only the groups that were given to them; none given means none checked.");
        return limits;
    }
}
