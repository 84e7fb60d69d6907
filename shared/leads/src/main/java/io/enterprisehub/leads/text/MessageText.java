package io.enterprisehub.leads.text;

import io.enterprisehub.leads.Signal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a real-estate message is about by its words (English). A refusal silences every other sign: "not interested in a viewing"
 * asks for no viewing.
 *
 * <p>Plain word lists on purpose: they can be read, argued about and tested, and cost microseconds. Texts are cut to
 * {@value #MAX_LENGTH} characters before they are searched; the patterns have no nested repetition, so the time is linear.
 */
public final class MessageText {

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");
    private static final Pattern REFUSAL = words(
            "not interested|no longer (?:interested|looking)|stop (?:texting|calling|messaging)|remove me|unsubscribe|wrong number"
                    + "|already (?:bought|sold|have an agent)|do not (?:contact|call)|don't (?:contact|call|text)");

    private static final Map<Signal, Pattern> SIGNS = new EnumMap<>(Map.of(
            Signal.VIEWING_ASKED,
            words(
                    "viewing|showing|tour|open house|see (?:it|the (?:house|home|property|place|condo))|visit|walk[- ]?through"),
            Signal.FINANCING_READY,
            words(
                    "pre[- ]?approv(?:ed|al)|pre[- ]?qualified|cash (?:buyer|offer)|down ?payment|lender|mortgage|financing"),
            Signal.URGENCY,
            words(
                    "asap|urgent|right away|this (?:week|weekend|month)|today|tomorrow|as soon as|immediately|lease (?:ends|is up)"),
            Signal.BUDGET_NAMED,
            Pattern.compile("\\$ ?\\d|\\b\\d{2,4} ?k\\b|\\bbudget\\b|\\bprice range\\b|\\bup to \\d"),
            Signal.SELLING_PLAN,
            words("sell (?:my|our)|list (?:my|our)|home value|valuation|cma|what is my (?:house|home) worth|selling")));

    private MessageText() {}

    public static Set<Signal> signals(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        String words = TAG.matcher(cut).replaceAll(" ").toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (REFUSAL.matcher(words).find()) {
            return EnumSet.of(Signal.NOT_INTERESTED);
        }
        EnumSet<Signal> found = EnumSet.noneOf(Signal.class);
        SIGNS.forEach((signal, pattern) -> {
            if (pattern.matcher(words).find()) {
                found.add(signal);
            }
        });
        return found;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }
}
