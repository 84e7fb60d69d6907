package io.enterprisehub.local.cli;

import io.enterprisehub.local.dictionary.Trial;
import io.enterprisehub.local.terminal.Terminal;
import io.enterprisehub.local.terminal.TextTable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A trained dictionary and what it saves, for people and as facts.
 *
 * @param seconds of gathering and training
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record DictionaryReport(byte[] dictionary, List<byte[]> samples, double seconds, List<Trial> trials) {

    /** Characters of a bar that saves everything. */
    private static final int WIDTH = 50;

    List<String> lines(Terminal terminal) {
        Trial first = trials.getFirst();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(terminal.bold(
                "%,d bytes, trained on %,d documents in %.1f s".formatted(dictionary.length, samples.size(), seconds)));
        lines.add("  sha256 " + sha256(List.of(dictionary)) + ", of its samples " + sha256(samples));
        lines.add("  tried on %,d others of %,d bytes on average"
                .formatted(first.documents(), first.rawBytes() / first.documents()));
        lines.add("");
        TextTable table = new TextTable("", "saved", "bytes each", "us to compress", "us to restore");
        for (Trial trial : trials) {
            table.row(
                    trial.name(),
                    percent(trial),
                    trial.packedBytes() / trial.documents(),
                    trial.compressMicros(),
                    trial.restoreMicros());
        }
        lines.addAll(table.lines());
        lines.add("");
        int name =
                trials.stream().mapToInt(trial -> trial.name().length()).max().orElse(0);
        for (Trial trial : trials) {
            int full = (int) Math.round(Math.clamp(trial.saved(), 0, 1) * WIDTH);
            lines.add("  " + trial.name() + " ".repeat(name - trial.name().length()) + "  " + "#".repeat(full)
                    + ".".repeat(WIDTH - full) + " " + percent(trial));
        }
        lines.add("");
        return lines;
    }

    private static String percent(Trial trial) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * trial.saved());
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bytes", dictionary.length);
        facts.put("sha256", sha256(List.of(dictionary)));
        facts.put("samples", samples.size());
        facts.put("samplesSha256", sha256(samples));
        facts.put("seconds", seconds);
        facts.put("trials", trials.stream().map(DictionaryReport::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Trial trial) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", trial.name());
        facts.put("documents", trial.documents());
        facts.put("rawBytes", trial.rawBytes());
        facts.put("packedBytes", trial.packedBytes());
        facts.put("saved", trial.saved());
        facts.put("compressMicros", trial.compressMicros());
        facts.put("restoreMicros", trial.restoreMicros());
        return facts;
    }

    private static String sha256(List<byte[]> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
