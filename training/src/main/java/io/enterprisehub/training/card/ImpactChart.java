package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.AdverseImpact;
import java.util.List;

/** How often each group is selected for the hot tier, against the best group. */
final class ImpactChart {

    private ImpactChart() {}

    static String of(int number, AdverseImpact impact) {
        List<Bars.Bar> bars = impact.groups().stream()
                .map(group -> new Bars.Bar(
                        group.name() + (group.judged() ? "" : " (few rows)"),
                        group.ratio(),
                        Format.percent(group.ratio()),
                        group.passes() ? "fill-a" : "fill-alarm"))
                .toList();
        return Bars.of(
                "impact" + number,
                "Adverse-impact ratio by " + impact.column(),
                "Share selected for the hot tier against the best group's; below 80 % is a warning.",
                bars,
                List.of(new Bars.Mark(AdverseImpact.FOUR_FIFTHS, "four fifths")));
    }
}
