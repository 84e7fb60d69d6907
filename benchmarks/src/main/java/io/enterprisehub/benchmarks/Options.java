package io.enterprisehub.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for.
 *
 * @param out folder of the results
 * @param root the project's folder, whose packages are looked into
 * @param traces folder of request traces; null = none
 * @param only part of the names of the scenarios that run; empty = all
 */
public record Options(
        String suite,
        Effort effort,
        Path out,
        Path root,
        String commit,
        @Nullable Path traces,
        String only) {

    /** From words as {@code hub bench} passes them: {@code SUITE [--quick] [--out DIR] [--root DIR] [--commit ID] [--traces DIR] [--only TEXT]}. */
    static Options of(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        String suite = rest.isEmpty() ? "" : rest.pop();
        Options options = new Options(suite, Effort.FULL, Path.of("build/bench"), Path.of(""), "unknown", null, "");
        while (!rest.isEmpty()) {
            options = options.with(rest.pop(), rest);
        }
        return options;
    }

    private Options with(String word, Deque<String> rest) {
        return switch (word) {
            case "--quick" -> new Options(suite, Effort.QUICK, out, root, commit, traces, only);
            case "--out" -> new Options(suite, effort, Path.of(value(word, rest)), root, commit, traces, only);
            case "--root" -> new Options(suite, effort, out, Path.of(value(word, rest)), commit, traces, only);
            case "--commit" -> new Options(suite, effort, out, root, value(word, rest), traces, only);
            case "--traces" -> new Options(suite, effort, out, root, commit, Path.of(value(word, rest)), only);
            case "--only" -> new Options(suite, effort, out, root, commit, traces, value(word, rest));
            default -> throw new IllegalArgumentException("bench does not know the word " + word);
        };
    }

    private static String value(String word, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return rest.pop();
    }
}
