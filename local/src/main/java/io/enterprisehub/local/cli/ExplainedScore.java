package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.training.csv.CsvExplanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score and its reasons, as a person reads them.
 *
 * @param of what was scored
 * @param model its version
 * @param low of the interval; null where the system gives none
 * @param completeness 0 to 1
 * @param churn probability that an engaged lead falls silent; null where nobody says
 * @param reasons the largest first
 */
record ExplainedScore(
        String of,
        String model,
        double probability,
        @Nullable Double low,
        @Nullable Double high,
        double completeness,
        @Nullable Double churn,
        List<Reason> reasons) {

    private static final int BAR = 16;

    /** One reason: its share of the log-odds. */
    record Reason(String code, String text, double effect) {}

    static ExplainedScore of(CsvExplanation explanation, String of) {
        return new ExplainedScore(
                of,
                explanation.version(),
                explanation.scored().probability(),
                explanation.scored().range().low(),
                explanation.scored().range().high(),
                explanation.scored().completeness(),
                null,
                explanation.reasons().stream()
                        .map(reason -> new Reason(reason.code(), reason.text(), reason.contribution()))
                        .toList());
    }

    /** Of the API's answer about a lead; an interval is shown where it gives one. */
    static ExplainedScore of(Map<String, Object> lead) {
        List<Reason> reasons = new ArrayList<>();
        if (lead.get("reasons") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> reason) {
                    reasons.add(new Reason(
                            String.valueOf(reason.get("code")),
                            String.valueOf(reason.get("text")),
                            number(reason.get("effect"))));
                }
            }
        }
        Map<?, ?> interval = lead.get("interval") instanceof Map<?, ?> map ? map : Map.of();
        return new ExplainedScore(
                "lead " + lead.get("id") + ", " + lead.get("tier"),
                String.valueOf(lead.get("modelVersion")),
                number(lead.get("probability")),
                interval.get("low") instanceof Number low ? low.doubleValue() : null,
                interval.get("high") instanceof Number high ? high.doubleValue() : null,
                number(lead.get("completeness")),
                lead.get("churn") instanceof Number churn ? churn.doubleValue() : null,
                reasons);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        String range = low == null || high == null ? "" : " (%s to %s)".formatted(percent(low), percent(high));
        lines.add(terminal.bold(of) + ": " + percent(probability) + range);
        lines.add("  %s, %s of what it looks at is known".formatted(model, percent(completeness)));
        if (churn != null) {
            lines.add("  churn: " + percent(churn));
        }
        double largest = reasons.stream()
                .mapToDouble(reason -> Math.abs(reason.effect()))
                .max()
                .orElse(1);
        int width = reasons.stream()
                .mapToInt(reason -> reason.text().length())
                .max()
                .orElse(0);
        for (Reason reason : reasons) {
            String bar = "#".repeat(Math.max(1, (int) Math.round(BAR * Math.abs(reason.effect()) / largest)));
            String sides = reason.effect() < 0
                    ? terminal.red(" ".repeat(BAR - bar.length()) + bar) + "|" + " ".repeat(BAR)
                    : " ".repeat(BAR) + "|" + terminal.green(bar + " ".repeat(BAR - bar.length()));
            lines.add(String.format(
                    Locale.ROOT, "  %-" + Math.max(1, width) + "s %s %+.2f", reason.text(), sides, reason.effect()));
        }
        return lines;
    }

    Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("of", of);
        facts.put("model", model);
        facts.put("probability", probability);
        facts.put("low", low);
        facts.put("high", high);
        facts.put("completeness", completeness);
        facts.put("churn", churn);
        facts.put(
                "reasons",
                reasons.stream()
                        .map(reason -> Map.of("code", reason.code(), "text", reason.text(), "effect", reason.effect()))
                        .toList());
        return facts;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
