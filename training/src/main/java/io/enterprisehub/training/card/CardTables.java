package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.AdverseImpact;
import io.enterprisehub.training.metric.Measures;
import io.enterprisehub.training.metric.Performance;
import io.enterprisehub.training.metric.Reliability;
import io.enterprisehub.training.metric.ScoredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a card. */
final class CardTables {

    private final CardInput input;
    private final CardFindings findings;

    CardTables(CardInput input, CardFindings findings) {
        this.input = input;
        this.findings = findings;
    }

    CardTable parts() {
        return new CardTable(
                List.of("part", "span", "rows", "positive", "share"),
                input.parts().stream()
                        .map(part -> List.of(
                                part.name(),
                                part.span(),
                                Format.count(part.scored().size()),
                                Format.count(part.scored().positives()),
                                Format.percent(part.scored().rate())))
                        .toList());
    }

    CardTable measures() {
        List<List<String>> rows = new ArrayList<>();
        for (CardPart part : input.parts().subList(0, input.parts().size() - 1)) {
            rows.add(plain(part.name(), part.scored()));
        }
        rows.add(measured("before calibration", findings.before()));
        rows.add(measured(input.parts().getLast().name() + ", as served", findings.test()));
        input.peers().forEach(peer -> rows.add(plain(peer.name(), peer.scored())));
        return new CardTable(List.of("on", "AUC", "log loss", "Brier", "ECE"), rows);
    }

    private static List<String> measured(String name, Performance on) {
        return List.of(
                name,
                Format.estimate(on.auc()),
                Format.estimate(on.logLoss()),
                Format.estimate(on.brier()),
                Format.estimate(on.ece()));
    }

    private static List<String> plain(String name, ScoredRows rows) {
        return List.of(
                name,
                Format.number(Measures.auc(rows)),
                Format.number(Measures.logLoss(rows)),
                Format.number(Measures.brier(rows)),
                Format.number(Measures.ece(rows)));
    }

    CardTable reliability() {
        return reliability(findings.reliability());
    }

    private static CardTable reliability(Reliability reliability) {
        return new CardTable(
                List.of("promised", "happened", "rows"),
                reliability.bins().stream()
                        .map(bin -> List.of(
                                Format.percent(bin.promised()),
                                Format.percent(bin.happened()),
                                Format.count(bin.rows())))
                        .toList());
    }

    CardTable lift() {
        return new CardTable(
                List.of("top of the ranking", "holds of all positives", "lift"),
                findings.lift().steps().stream()
                        .map(step -> List.of(
                                Format.percent(step.share()),
                                Format.percent(step.captured()),
                                String.format(Locale.ROOT, "%.2f", step.lift())))
                        .toList());
    }

    CardTable tiers() {
        return new CardTable(
                List.of("tier", "probability", "rows", "share", "positive"),
                findings.tiers().stream()
                        .map(tier -> List.of(
                                tier.name(),
                                tier.cut(),
                                Format.count(tier.scored().size()),
                                Format.percent(tier.share()),
                                Format.percent(
                                        tier.scored().size() == 0
                                                ? Double.NaN
                                                : tier.scored().rate())))
                        .toList());
    }

    CardTable effects() {
        return new CardTable(
                List.of("feature", "mean |SHAP|, log-odds", "lowest", "highest", "when missing"),
                input.effects().stream()
                        .map(effect -> List.of(
                                effect.feature(),
                                Format.number(effect.importance()),
                                end(effect, true),
                                end(effect, false),
                                Format.percent(effect.whenMissing())))
                        .toList());
    }

    /** Mean probability at one end of the feature's range. */
    private static String end(FeatureEffect effect, boolean first) {
        if (effect.curve().isEmpty()) {
            return "–";
        }
        FeatureEffect.Point point =
                first ? effect.curve().getFirst() : effect.curve().getLast();
        return Format.percent(point.probability()) + " at " + Format.tick(point.value());
    }

    CardTable drift() {
        return new CardTable(
                List.of("from", "to", "rows", "promised", "happened", "PSI of scores", "most moved feature", "its PSI"),
                input.drift().stream()
                        .map(slice -> List.of(
                                slice.from(),
                                slice.to(),
                                Format.count(slice.rows()),
                                Format.percent(slice.promised()),
                                Format.percent(slice.happened()),
                                Format.number(slice.scorePsi()),
                                slice.feature(),
                                Format.number(slice.featurePsi())))
                        .toList());
    }

    CardTable impact(AdverseImpact impact) {
        return new CardTable(
                List.of(
                        impact.column(),
                        "rows",
                        "selected",
                        "ratio",
                        "promised",
                        "happened",
                        "AUC",
                        "ECE",
                        "four fifths"),
                impact.groups().stream()
                        .map(group -> List.of(
                                group.name(),
                                Format.count(group.scored().size()),
                                Format.percent(group.selected()),
                                Format.percent(group.ratio()),
                                Format.percent(group.scored().meanProbability()),
                                Format.percent(group.scored().rate()),
                                Format.number(Measures.auc(group.scored())),
                                Format.number(Measures.ece(group.scored())),
                                group.judged() ? group.passes() ? "kept" : "below" : "too few rows"))
                        .toList());
    }

    CardTable provenance() {
        return new CardTable(
                List.of("what", "value"),
                input.provenance().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
