package io.enterprisehub.training.card;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A table that scrolls by itself on a narrow screen; cells that begin with a digit or sign are set as numbers. */
    static String table(CardTable table) {
        String headings = table.head().stream()
                .map(cell -> "<th scope=\"col\">" + escape(cell) + "</th>")
                .collect(Collectors.joining());
        String body = table.rows().stream()
                .map(row -> row.stream().map(Html::cell).collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining());
        return "<div class=\"scroll\"><table><thead><tr>" + headings + "</tr></thead><tbody>" + body
                + "</tbody></table></div>";
    }

    private static String cell(String text) {
        boolean number = text.matches("[-+–]?\\d.*|–");
        return (number ? "<td class=\"num\">" : "<td>") + escape(text) + "</td>";
    }

    static String figure(String caption, String svg) {
        return "<figure>" + svg + "<figcaption>" + escape(caption) + "</figcaption></figure>";
    }

    static String section(String id, String heading, String... parts) {
        return "<section id=\"" + id + "\"><h2>" + escape(heading) + "</h2>" + String.join("", parts) + "</section>";
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>";
    }

    static String list(List<String> items) {
        return items.stream()
                .map(item -> "<li>" + escape(item) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** Numbers behind a chart, folded away. */
    static String details(String summary, String content) {
        return "<details><summary>" + escape(summary) + "</summary>" + content + "</details>";
    }
}
