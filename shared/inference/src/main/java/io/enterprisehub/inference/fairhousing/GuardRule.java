package io.enterprisehub.inference.fairhousing;

import java.util.List;
import java.util.stream.Stream;

/**
 * Phrases that give one protected thing away.
 *
 * @param tells what a column so named holds
 * @param alone whether the phrase must be all that the name says
 */
record GuardRule(
        String tells, boolean proxy, List<ProtectedGround> grounds, boolean alone, List<List<String>> phrases) {

    GuardRule {
        grounds = List.copyOf(grounds);
        phrases = List.copyOf(phrases);
    }

    static GuardRule direct(ProtectedGround ground, String phrases) {
        return new GuardRule("the " + ground.noun() + " of a person", false, List.of(ground), false, split(phrases));
    }

    static GuardRule proxy(String tells, List<ProtectedGround> grounds, String phrases) {
        return new GuardRule(tells, true, grounds, false, split(phrases));
    }

    /** This rule for names that say nothing but such a phrase, beside fillers. */
    GuardRule onlyAlone() {
        return new GuardRule(tells, proxy, grounds, true, phrases);
    }

    boolean applies(ColumnWords words, List<String> fillers) {
        return phrases.stream().anyMatch(phrase -> alone ? words.isOnly(phrase, fillers) : words.contains(phrase));
    }

    /** Phrases with commas between them. */
    static List<List<String>> split(String phrases) {
        return Stream.of(phrases.split(", ", -1))
                .map(phrase -> List.of(phrase.split(" ", -1)))
                .toList();
    }
}
