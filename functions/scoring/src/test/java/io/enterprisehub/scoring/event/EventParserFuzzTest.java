package io.enterprisehub.scoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.scoring.event.Parsed.LifeCycle;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventParserFuzzTest {

    private static final int ROUNDS = 2_000;

    /** Values that have broken parsers before. */
    private static final List<String> NASTY = List.of(
            "null",
            "-1",
            "1e999999999",
            "1e-999999999",
            "99999999999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "true",
            "\"\"",
            "[[[[]]]]",
            "253402300800000",
            "NaN",
            "\"2026-02-30T00:00:00Z\"");

    private final EventParser parser = new EventParser();

    @Test
    void neverThrowsAndMakesNothingThatALeadCannotTake() {
        List<String> bodies = Fixtures.names().stream().map(Fixtures::body).toList();
        int applied = 0;
        int refused = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            String body = mutated(bodies.get(random.nextInt(bodies.size())), random);
            Map<String, String> attributes =
                    Map.of("truncated", Boolean.toString(random.nextInt(3) == 0), "route", route(random));

            switch (parser.parse(Fixtures.message(body, attributes))) {
                case Parsed.OfLead(LeadEvent event) -> {
                    Lead lead = Lead.unknown(event.lead()).apply(event);
                    Features.write(lead, Fixtures.RECEIVED, new float[Features.COUNT], 0);
                    applied++;
                }
                case Parsed.Poison poison -> refused++;
                case Parsed.HistoryOnly history -> assertThat(history.eventId()).isNotBlank();
                case LifeCycle cycle -> assertThat(cycle.tenant()).isEqualTo(Fixtures.LOCATION);
            }
        }
        assertThat(applied).isGreaterThan(ROUNDS / 10);
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    private static String route(Random random) {
        return random.nextInt(4) == 0 ? "workflow" : "signed";
    }

    private static String mutated(String body, Random random) {
        StringBuilder text = new StringBuilder(body);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x100));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, "{}[]\",:\\".charAt(random.nextInt(8)));
                case 3 -> replaceAValue(text, random);
                default -> text.setLength(Math.max(1, text.length() - random.nextInt(40)));
            }
        }
        return text.toString();
    }

    private static void replaceAValue(StringBuilder text, Random random) {
        int colon = text.indexOf(": ", random.nextInt(text.length()));
        int end = colon < 0 ? -1 : text.indexOf(",\n", colon);
        if (end > 0) {
            text.replace(colon + 2, end, NASTY.get(random.nextInt(NASTY.size())));
        }
    }
}
