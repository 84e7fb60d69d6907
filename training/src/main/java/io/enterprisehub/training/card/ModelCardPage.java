package io.enterprisehub.training.card;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.metric.AdverseImpact;
import io.enterprisehub.training.metric.Estimate;
import io.enterprisehub.training.metric.RocCurve;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The card as one HTML file: no script, no font, no image from elsewhere; light or dark as the reader's system is. */
public final class ModelCardPage {

    private static final int CURVES = 8;

    private final CardInput input;
    private final CardFindings findings;
    private final CardTables tables;

    private ModelCardPage(CardInput input) {
        this.input = input;
        this.findings = new CardFindings(input);
        this.tables = new CardTables(input, findings);
    }

    /** The page. */
    public static String html(CardInput input) {
        return new ModelCardPage(input).page();
    }

    private String page() {
        String title = Html.escape(input.head().title());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                title, style(), String.join("\n", header(), quality(), features(), time(), fairness(), origin()));
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(ModelCardPage.class.getResourceAsStream("card.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the model card cannot be read.", e);
        }
    }

    private String header() {
        CardHead head = input.head();
        boolean benchmark = head.purpose() == ModelPurpose.BENCHMARK;
        String sentences = findings.sentences().stream()
                .map(sentence -> "<li class=\"" + (sentence.warns() ? "warns" : "notes") + "\">"
                        + (sentence.warns() ? "<strong>Attention.</strong> " : "") + Html.escape(sentence.text())
                        + "</li>")
                .collect(Collectors.joining());
        return "<header><p class=\"over\">Model card</p><h1>" + Html.escape(head.title())
                + "</h1><p class=\"lead\">The probability "
                + Html.escape(head.predicts()) + ". " + Html.escape(head.kind()) + ".</p><p class=\"chips\"><code>"
                + Html.escape(head.version()) + "</code><span class=\"chip" + (benchmark ? " alert" : "") + "\">"
                + head.purpose().label() + (benchmark ? ": may not serve" : "") + "</span></p></header>"
                + "<div class=\"tiles\">" + tile("AUC", findings.test().auc(), "ranking, 1 is perfect")
                + tile("Log loss", findings.test().logLoss(), "lower is better")
                + tile("Brier score", findings.test().brier(), "lower is better")
                + tile("Calibration error", findings.test().ece(), "ECE, 0 is perfect")
                + "</div><ul class=\"findings\">"
                + sentences + "</ul><p class=\"use\"><strong>" + CardFindings.INTENDED + "</strong> "
                + CardFindings.LIMIT
                + "</p>";
    }

    private static String tile(String name, Estimate estimate, String hint) {
        return "<div class=\"tile\"><span class=\"what\">" + name + "</span><span class=\"big\">"
                + Format.number(estimate.value()) + "</span><span class=\"interval\">" + Format.interval(estimate)
                + "</span><span class=\"hint\">" + hint + "</span></div>";
    }

    private String quality() {
        return Html.section(
                "quality",
                "How well it does",
                "<div class=\"grid\">",
                Html.figure(
                        "On the dashed line every promise is kept.",
                        ReliabilityChart.of(findings.reliability(), findings.reliabilityBefore())),
                Html.figure(
                        "The dashed line is chance.",
                        RocChart.of(RocCurve.of(input.test()), findings.test().auc())),
                Html.figure("Who follows the ranking from the top reaches this share.", LiftChart.of(findings.lift())),
                Html.figure(
                        "Where the test rows lie, and where tiers are cut.",
                        ScoreChart.of(input.test(), input.tiers())),
                "</div>",
                Html.table(tables.measures()),
                Html.paragraph("In brackets: intervals of 95 % from "
                        + input.bootstrap().resamples()
                        + " bootstrap samples. ECE: ten bins of equal size by promised probability, mean distance of promise and"
                        + " outcome."),
                Html.table(tables.tiers()),
                Html.details(
                        "Reliability and lift as numbers",
                        Html.table(tables.reliability()) + Html.table(tables.lift())));
    }

    private String features() {
        List<FeatureEffect> effects = input.effects();
        if (effects.isEmpty()) {
            return "";
        }
        double largest = DependenceChart.largest(effects.subList(0, Math.min(CURVES, effects.size())));
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < Math.min(CURVES, effects.size()); i++) {
            figures.add("<figure>" + DependenceChart.of(i, effects.get(i), largest) + "</figure>");
        }
        return Html.section(
                "features",
                "What moves it",
                "<div class=\"grid\">",
                Html.figure("Mean absolute Shapley value, in log-odds.", ImportanceChart.of(effects)),
                String.join("", figures),
                "</div>",
                Html.paragraph(
                        "A curve shows the mean probability when all rows have the same value of one feature: the model's"
                                + " behaviour, not a cause."),
                Html.details("All features as numbers", Html.table(tables.effects())));
    }

    private String time() {
        if (input.drift().isEmpty()) {
            return Html.section(
                    "drift", "Drift", Html.paragraph("The rows have no order in time, so drift was not looked for."));
        }
        return Html.section(
                "drift",
                "Drift",
                "<div class=\"grid\">",
                Html.figure("Where the lines part, promises are no longer kept.", RateChart.of(input.drift())),
                Html.figure("Dashed: 0.1 watch, 0.25 changed.", StabilityChart.of(input.drift())),
                "</div>",
                Html.details("The tenths as numbers", Html.table(tables.drift())));
    }

    private String fairness() {
        if (input.fairness().isEmpty()) {
            return Html.section(
                    "fairness", "Fairness", Html.paragraph("No group column was given, so nothing was checked."));
        }
        StringBuilder checks = new StringBuilder("<div class=\"grid\">");
        for (int i = 0; i < input.fairness().size(); i++) {
            AdverseImpact impact = input.fairness().get(i);
            checks.append(Html.figure("Hot tier by " + impact.column() + ".", ImpactChart.of(i, impact)));
        }
        checks.append("</div>");
        input.fairness().forEach(impact -> checks.append(Html.table(tables.impact(impact))));
        return Html.section("fairness", "Fairness", Html.paragraph(ModelCardText.fairness()), checks.toString());
    }

    private String origin() {
        return Html.section(
                        "data",
                        "Data",
                        Html.paragraph(input.head().data()),
                        Html.paragraph(input.head().split()),
                        Html.table(tables.parts()))
                + Html.section("limits", "Limits", Html.list(findings.limits()))
                + Html.section("provenance", "Provenance", Html.table(tables.provenance()));
    }
}
