package io.enterprisehub.training.fit;

import io.enterprisehub.inference.forest.MonotoneProof;
import io.enterprisehub.inference.forest.MonotoneProof.Direction;
import io.enterprisehub.inference.forest.MonotoneProof.Violation;
import io.enterprisehub.inference.linear.LinearTerm;
import io.enterprisehub.inference.model.Predictor;
import io.enterprisehub.training.boost.Monotone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model keeps its monotone constraints. Trainers promise it; this looks at what they gave, after its leaves were rounded.
 *
 * @param proved how many constraints hold for every row
 * @param unproved features of which neither a proof nor a counterexample was found: a tree breaks the constraint, others make up for it
 * @param violations of each constraint that does not hold the rest of a sentence that begins with the model, with two rows that show it
 */
public record MonotoneCheck(int proved, List<String> unproved, List<String> violations) {

    public MonotoneCheck {
        unproved = List.copyOf(unproved);
        violations = List.copyOf(violations);
    }

    /**
     * Checks a model as it is served.
     *
     * @param features names, in the order of the columns
     * @param monotone for each feature its direction, or empty when none has one
     */
    public static MonotoneCheck of(Predictor predictor, List<String> features, List<Monotone> monotone) {
        int proved = 0;
        List<String> unproved = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (int feature = 0; feature < monotone.size(); feature++) {
            if (monotone.get(feature) == Monotone.FREE) {
                continue;
            }
            boolean rising = monotone.get(feature) == Monotone.RISING;
            Step step = step(predictor, feature, rising);
            if (step == null) {
                proved++;
            } else if (step.margin() > 0) {
                violations.add(step.sentence(features, feature, rising));
            } else {
                unproved.add(features.get(feature));
            }
        }
        return new MonotoneCheck(proved, unproved, violations);
    }

    /** How many constraints there are. */
    public int constraints() {
        return proved + unproved.size() + violations.size();
    }

    /** What is known, for people. */
    public String sentence() {
        String open = unproved.isEmpty() ? "" : "; neither proved nor refuted: " + String.join(", ", unproved);
        String broken = violations.isEmpty() ? "" : "; broken: " + violations.size();
        return "%d of %d monotone constraints are proved for every row".formatted(proved, constraints()) + open + broken
                + ".";
    }

    /**
     * A step of one feature.
     *
     * @param margin by how much the margin goes the wrong way
     * @param others values of the other features, with the feature's own among them; empty = whatever they are
     */
    private record Step(double margin, float from, float to, List<Float> others) {

        String sentence(List<String> features, int feature, boolean rising) {
            return String.format(
                    Locale.ROOT,
                    "its score must never %s when %s rises, but the margin %s by %.4g when it goes from %s to %s, with %s",
                    rising ? "fall" : "rise",
                    features.get(feature),
                    rising ? "falls" : "rises",
                    margin,
                    from,
                    to,
                    rest(features, feature));
        }

        /** A proof leaves what it does not need at negative infinity, below every threshold. */
        private String rest(List<String> features, int feature) {
            List<String> named = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                float value = others.get(i);
                if (i != feature && value != Float.NEGATIVE_INFINITY) {
                    named.add(features.get(i) + (Float.isNaN(value) ? " missing" : " " + value));
                }
            }
            if (others.isEmpty()) {
                return "any other values";
            }
            return (named.isEmpty() ? "" : String.join(", ", named) + " and ")
                    + "all other features below every threshold";
        }
    }

    /** Null = the constraint holds for every row. */
    private static @Nullable Step step(Predictor predictor, int feature, boolean rising) {
        return switch (predictor) {
            case Predictor.Forest forest -> {
                Violation found = new MonotoneProof(forest.ensemble())
                        .violation(feature, rising ? Direction.RISING : Direction.FALLING);
                yield found == null
                        ? null
                        : new Step(
                                found.marginStep(),
                                found.lower().get(feature),
                                found.higher().get(feature),
                                found.lower());
            }
            case Predictor.Linear linear -> {
                LinearTerm term = linear.model().terms().get(feature);
                double wrong = rising ? -term.weight() : term.weight();
                yield wrong <= 0
                        ? null
                        : new Step(wrong, (float) term.mean(), (float) (term.mean() + term.scale()), List.of());
            }
        };
    }
}
