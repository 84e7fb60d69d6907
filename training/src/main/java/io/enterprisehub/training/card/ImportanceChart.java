package io.enterprisehub.training.card;

import java.util.List;

/** Which features move the score most. */
final class ImportanceChart {

    static final int SHOWN = 15;

    private ImportanceChart() {}

    static String of(List<FeatureEffect> effects) {
        List<Bars.Bar> bars = effects.stream()
                .limit(SHOWN)
                .map(effect ->
                        new Bars.Bar(effect.feature(), effect.importance(), Format.tick(effect.importance()), "fill-a"))
                .toList();
        return Bars.of(
                "importance",
                "Importance of features",
                "Mean absolute Shapley value in log-odds, the largest first: "
                        + effects.getFirst().feature() + ".",
                bars,
                List.of());
    }
}
