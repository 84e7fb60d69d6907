package io.enterprisehub.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report for people: one file that needs no other, in light and dark. */
public final class HtmlPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private HtmlPage() {}

    public static String of(Report report) {
        StringBuilder page = new StringBuilder()
                .append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>Benchmark: ")
                .append(text(report.name()))
                .append("</title>")
                .append("<style>")
                .append(style())
                .append("</style></head><body><main>");
        head(page, report);
        report.sections().forEach(section -> section(page, section));
        return page.append("</main></body></html>\n").toString();
    }

    private static void head(StringBuilder page, Report report) {
        Setting setting = report.setting();
        page.append("<header><p class=\"over\">EnterpriseHub benchmark</p><h1>")
                .append(text(report.name()))
                .append("</h1>");
        page.append("<p class=\"counts\"><b class=\"met\">")
                .append(report.count(Line.Verdict.MET))
                .append(" met</b> <b class=\"missed\">")
                .append(report.count(Line.Verdict.MISSED))
                .append(" missed</b> <span>")
                .append(report.count(Line.Verdict.SHOWN))
                .append(" shown without a goal</span></p>");
        page.append("<dl>");
        fact(
                page,
                "Run",
                report.effort() + ", " + TIME.format(report.at()) + ", "
                        + report.took().toSeconds() + " s");
        fact(
                page,
                "Machine",
                setting.processor() + ", " + setting.processors() + " processors, " + setting.memoryMegabytes()
                        + " MB");
        fact(page, "System", setting.system());
        fact(page, "Java", setting.java());
        fact(page, "Commit", setting.commit());
        fact(
                page,
                "Versions",
                setting.libraries().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
        page.append("</dl></header>");
    }

    private static void fact(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(text(name))
                .append("</dt><dd>")
                .append(text(value))
                .append("</dd>");
    }

    private static void section(StringBuilder page, Section section) {
        page.append("<section><h2>")
                .append(text(section.title()))
                .append("</h2><p class=\"method\">")
                .append(text(section.method()))
                .append("</p>");
        if (!section.lines().isEmpty()) {
            page.append("<div class=\"scroll\"><table><thead><tr><th>What</th><th class=\"n\">Ours</th><th>Beside</th>")
                    .append("<th class=\"n\">Ratio</th><th>Goal</th><th></th></tr></thead><tbody>");
            section.lines().forEach(line -> line(page, line));
            page.append("</tbody></table></div>");
        }
        section.charts().forEach(chart -> page.append(SvgBars.of(chart)));
        page.append("</section>");
    }

    private static void line(StringBuilder page, Line line) {
        Line.Beside beside = line.beside();
        Goal goal = line.goal();
        page.append("<tr class=\"")
                .append(line.verdict().name().toLowerCase(java.util.Locale.ROOT))
                .append("\"><td>")
                .append(text(line.what()));
        if (!line.note().isEmpty()) {
            page.append("<small>").append(text(line.note())).append("</small>");
        }
        page.append("</td><td class=\"n\">")
                .append(text(Numbers.text(line.value(), line.unit())))
                .append("</td><td>")
                .append(
                        beside == null
                                ? ""
                                : text(beside.name()) + " <b>" + text(Numbers.text(beside.value(), line.unit()))
                                        + "</b>")
                .append("</td><td class=\"n\">")
                .append(Double.isNaN(line.ratio()) ? "" : Numbers.text(line.ratio()))
                .append("</td><td>")
                .append(goal == null ? "" : text(goal.text()))
                .append("</td><td class=\"verdict\">")
                .append(verdict(line.verdict()))
                .append("</td></tr>");
    }

    private static String verdict(Line.Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case MISSED -> "missed";
            case SHOWN -> "";
        };
    }

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css cannot be read", e);
        }
    }
}
