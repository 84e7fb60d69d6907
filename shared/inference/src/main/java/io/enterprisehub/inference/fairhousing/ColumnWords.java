package io.enterprisehub.inference.fairhousing;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a name, so that {@code age} is found in {@code leadAge2} and not in {@code page}. */
record ColumnWords(List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Between a small and a large letter, before the last capital of an acronym, and where digits begin or end. */
    private static final Pattern SEAMS = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    ColumnWords {
        words = List.copyOf(words);
    }

    static ColumnWords of(String name) {
        return new ColumnWords(OTHERS.splitAsStream(isAscii(name) ? name : plain(name))
                .flatMap(part -> Stream.of(SEAMS.split(part, -1)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Accents and full-width letters must not hide a word. Of ASCII it would change nothing, and load ICU's tables in a cold start. */
    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** Where the phrase begins, also in the plural or written as one word; -1 if nowhere. */
    int find(List<String> phrase) {
        for (int at = 0; at < words.size(); at++) {
            if (lengthAt(at, phrase) > 0) {
                return at;
            }
        }
        return -1;
    }

    boolean contains(List<String> phrase) {
        return find(phrase) >= 0;
    }

    /** Without any of these phrases. */
    ColumnWords without(List<List<String>> phrases) {
        ColumnWords rest = this;
        for (List<String> phrase : phrases) {
            for (int at = rest.find(phrase); at >= 0; at = rest.find(phrase)) {
                List<String> before = rest.words.subList(0, at);
                List<String> after = rest.words.subList(at + rest.lengthAt(at, phrase), rest.words.size());
                // A gap that no phrase contains: what stood apart does not become neighbours.
                rest = new ColumnWords(Stream.of(before, List.of("*"), after)
                        .flatMap(List::stream)
                        .toList());
            }
        }
        return rest;
    }

    /** Whether nothing is left beside the phrase but words that say nothing by themselves. */
    boolean isOnly(List<String> phrase, List<String> fillers) {
        int at = find(phrase);
        if (at < 0) {
            return false;
        }
        int end = at + lengthAt(at, phrase);
        for (int i = 0; i < words.size(); i++) {
            if ((i < at || i >= end)
                    && !fillers.contains(words.get(i))
                    && !Character.isDigit(words.get(i).charAt(0))) {
                return false;
            }
        }
        return true;
    }

    /** How many words from here on are the phrase; 0 when they are not. */
    private int lengthAt(int at, List<String> phrase) {
        if (phrase.size() > 1 && isWord(words.get(at), String.join("", phrase))) {
            return 1;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (at + i >= words.size() || !isWord(words.get(at + i), phrase.get(i))) {
                return 0;
            }
        }
        return phrase.size();
    }

    private static boolean isWord(String word, String wanted) {
        int more = word.length() - wanted.length();
        return word.startsWith(wanted)
                && (more == 0 || (more == 1 && word.endsWith("s")) || (more == 2 && word.endsWith("es")));
    }
}
