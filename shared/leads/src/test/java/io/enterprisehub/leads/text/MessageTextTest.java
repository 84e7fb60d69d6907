package io.enterprisehub.leads.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Signal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Could we schedule a viewing?|VIEWING_ASKED",
                "Can I SEE THE HOUSE?|VIEWING_ASKED",
                "walk-through please|VIEWING_ASKED",
                "We are pre-approved|FINANCING_READY",
                "preapproval letter is here|FINANCING_READY",
                "I'm a cash buyer|FINANCING_READY",
                "asap!|URGENCY",
                "Our lease is up|URGENCY",
                "around $450,000|BUDGET_NAMED",
                "something near 450k|BUDGET_NAMED",
                "I want to sell my house|SELLING_PLAN",
                "what is my home worth|SELLING_PLAN",
                "We love it and our budget is fine, can we visit today?|VIEWING_ASKED BUDGET_NAMED URGENCY",
                "Thanks!|",
                "the interviewing went well|",
                "''|"
            })
    void tellsWhatAMessageIsAbout(String text, @Nullable String expected) {
        assertThat(MessageText.signals(text)).isEqualTo(signals(expected));
    }

    private static Set<Signal> signals(@Nullable String names) {
        return names == null
                ? Set.of()
                : Arrays.stream(names.split(" ", -1)).map(Signal::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not interested in a viewing today",
                "please STOP TEXTING me",
                "Don’t call me again about the $300,000 house",
                "We already bought something",
                "wrong number",
                "unsubscribe"
            })
    void letsARefusalSilenceEveryOtherSign(String text) {
        assertThat(MessageText.signals(text)).containsExactly(Signal.NOT_INTERESTED);
    }

    @Test
    void readsTheWordsOfAnHtmlMailAndNotItsTags() {
        assertThat(MessageText.signals("<div title=\"tour today\"><p>Is there a&nbsp;<b>showing</b>?</p></div>"))
                .containsExactly(Signal.VIEWING_ASKED);
    }

    @Test
    void readsTheBeginningOfALongTextOnly() {
        assertThat(MessageText.signals("tour " + "x".repeat(5_000))).containsExactly(Signal.VIEWING_ASKED);
        assertThat(MessageText.signals("x".repeat(5_000) + " tour")).isEmpty();
    }

    /** Structure, not a stopwatch: deep backtracking or recursion would overflow or never end on these. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<a", "a ", "no longer ", "$ ", "1", "see the ", "\uD83C\uDFE1", "\0"})
    void endsOnAnyRepetition(String part) {
        assertThat(MessageText.signals(part.repeat(1_000_000 / part.length()))).doesNotContain(Signal.NOT_INTERESTED);
    }
}
