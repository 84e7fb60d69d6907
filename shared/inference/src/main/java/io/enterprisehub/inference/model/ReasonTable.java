package io.enterprisehub.inference.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How features become reasons that a person can read.
 *
 * @param codes for each feature the code of the reason that it is grouped to; empty = it is never given as a reason
 * @param texts of every code
 */
public record ReasonTable(List<String> codes, SortedMap<String, ReasonText> texts) {

    public ReasonTable {
        codes = List.copyOf(codes);
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        for (String code : codes) {
            if (!code.isEmpty() && !texts.containsKey(code)) {
                throw new IllegalArgumentException("the reason code " + code + " has no text");
            }
        }
    }

    /** Every feature is its own reason, and is named as it is. */
    public static ReasonTable plain(List<String> features) {
        SortedMap<String, ReasonText> texts = new TreeMap<>();
        for (String feature : features) {
            if (!feature.isEmpty()) {
                texts.put(
                        feature,
                        new ReasonText(feature.concat(" raises the score"), feature.concat(" lowers the score")));
            }
        }
        return new ReasonTable(features, texts);
    }
}
