package io.enterprisehub.benchmarks.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report for programs. A number that is missing is null, never NaN: JSON has no word for it. */
public final class JsonFile {

    private JsonFile() {}

    public static String of(Report report) {
        try {
            return JSON.std
                    .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                    .with(JSON.Feature.WRITE_NULL_PROPERTIES)
                    .asString(tree(report));
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> tree(Report report) {
        Setting setting = report.setting();
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("processor", setting.processor());
        where.put("processors", setting.processors());
        where.put("memoryMegabytes", setting.memoryMegabytes());
        where.put("system", setting.system());
        where.put("java", setting.java());
        where.put("commit", setting.commit());
        where.put("libraries", setting.libraries());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", report.name());
        tree.put("effort", report.effort());
        tree.put("at", report.at().toString());
        tree.put("seconds", report.took().toSeconds());
        tree.put("setting", where);
        tree.put("sections", report.sections().stream().map(JsonFile::section).toList());
        return tree;
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", section.title());
        tree.put("method", section.method());
        tree.put("lines", section.lines().stream().map(JsonFile::line).toList());
        tree.put("charts", section.charts().stream().map(JsonFile::chart).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> line(Line line) {
        Line.Beside beside = line.beside();
        Goal goal = line.goal();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("what", line.what());
        tree.put("value", number(line.value()));
        tree.put("unit", line.unit());
        tree.put("beside", beside == null ? null : beside.name());
        tree.put("besideValue", beside == null ? null : number(beside.value()));
        tree.put("ratio", number(line.ratio()));
        tree.put("goal", goal == null ? null : goal.text());
        tree.put("verdict", line.verdict().name());
        tree.put("note", line.note());
        return tree;
    }

    private static Map<String, Object> chart(Chart chart) {
        List<Map<String, @Nullable Object>> bars = chart.groups().stream()
                .flatMap(group -> group.bars().stream().map(bar -> bar(group.name(), bar)))
                .toList();
        return Map.of("title", chart.title(), "unit", chart.unit(), "bars", bars);
    }

    private static Map<String, @Nullable Object> bar(String group, Chart.Bar bar) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("group", group);
        tree.put("series", bar.series());
        tree.put("value", number(bar.value()));
        tree.put("ours", bar.ours());
        return tree;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
