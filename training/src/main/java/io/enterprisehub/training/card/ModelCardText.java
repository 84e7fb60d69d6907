package io.enterprisehub.training.card;

import io.enterprisehub.training.metric.AdverseImpact;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The card as Markdown, for a repository. */
public final class ModelCardText {

    private final StringBuilder out = new StringBuilder();

    private ModelCardText() {}

    /** The card; it ends with a line break. */
    public static String markdown(CardInput input) {
        ModelCardText card = new ModelCardText();
        card.write(input, new CardFindings(input));
        return card.out.toString();
    }

    private void write(CardInput input, CardFindings findings) {
        CardTables tables = new CardTables(input, findings);
        CardHead head = input.head();
        out.append("# ").append(head.title()).append("\n\n");
        paragraph("This page is written by the training program; do not edit it.");
        list(findings.sentences().stream()
                .map(sentence -> (sentence.warns() ? "**Attention:** " : "") + sentence.text())
                .toList());
        out.append("- version: `").append(head.version()).append("`\n");
        list(List.of(
                "kind: " + head.kind(),
                "purpose: " + head.purpose().label(),
                "predicts: the probability " + head.predicts()));
        paragraph("\n" + CardFindings.INTENDED + " " + CardFindings.LIMIT);
        section("Data", head.data() + "\n\n" + head.split(), tables.parts());
        section(
                "How well it does",
                "In brackets: intervals of 95 % from " + input.bootstrap().resamples()
                        + " bootstrap samples of the rows.",
                tables.measures());
        section(
                "Calibration",
                "Ten bins of equal size by promised probability, on the test part; ECE is their mean distance.",
                tables.reliability());
        section("Lift", "What following the ranking from the top brings, on the test part.", tables.lift());
        section("Tiers", "Without hysteresis, on the test part.", tables.tiers());
        if (!input.effects().isEmpty()) {
            section(
                    "Features",
                    "Mean absolute Shapley value, and the mean probability when all rows have the feature's low, high or no value.",
                    tables.effects());
        }
        if (input.drift().isEmpty()) {
            section("Drift", "The rows have no order in time, so drift was not looked for.", null);
        } else {
            section(
                    "Drift",
                    "Tenths of the test part against the training rows; PSI above 0.25 is a change.",
                    tables.drift());
        }
        if (input.fairness().isEmpty()) {
            section("Fairness", "No group column was given, so nothing was checked.", null);
        }
        for (AdverseImpact impact : input.fairness()) {
            section("Fairness by " + impact.column(), fairness(), tables.impact(impact));
        }
        section("Limits", "", null);
        list(findings.limits());
        out.append('\n');
        section("Provenance", "", tables.provenance());
    }

    static String fairness() {
        return "Groups are used for this check only and no feature knows them. Selected means the hot tier; the ratio is to the best"
                + " group's share, and below 80 % (29 CFR 1607.4 D) is a warning, not a verdict. Groups below "
                + AdverseImpact.FEWEST_ROWS + " rows are not judged.";
    }

    private void section(String heading, String text, @Nullable CardTable table) {
        out.append("## ").append(heading).append("\n\n");
        if (!text.isEmpty()) {
            paragraph(text);
        }
        if (table != null) {
            row(table.head());
            row(table.head().stream().map(column -> "---").toList());
            table.rows().forEach(this::row);
            out.append('\n');
        }
    }

    private void row(List<String> cells) {
        out.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    private void list(List<String> items) {
        items.forEach(item -> out.append("- ").append(item).append('\n'));
    }
}
