package io.enterprisehub.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Instant CREATED = Events.START;
    private static final Instant UPDATED = Events.START.plusSeconds(10);
    private static final Instant DELETED = Events.START.plusSeconds(20);
    private static final List<LeadEvent> LIFE = List.of(
            Events.of(
                    "a",
                    Events.fields(
                            CREATED,
                            Map.of(
                                    LeadField.NAME, "Ann",
                                    LeadField.EMAIL, "a@example.com",
                                    LeadField.SOURCE, "Zillow",
                                    LeadField.DELETED, "false"))),
            Events.of("b", Events.fields(UPDATED, Map.of(LeadField.PHONE, "+1", LeadField.TAGS, "buyer"))),
            Events.of("c", Events.fields(DELETED, LeadField.erasure())));

    private static Lead after(List<LeadEvent> events) {
        Lead lead = Lead.unknown(Events.LEAD);
        for (LeadEvent event : events) {
            lead = lead.apply(event);
        }
        return lead;
    }

    @Test
    void leavesNoPersonalValueInWhateverOrderTheEventsArrive() {
        List<LeadEvent> events = new ArrayList<>(LIFE);
        Random random = new Random(6);
        for (int run = 0; run < 50; run++) {
            Collections.shuffle(events, random);

            Lead lead = after(events);

            assertThat(Stream.of(LeadField.values()).filter(LeadField::personal).map(lead.fields()::get))
                    .containsOnlyNulls();
            assertThat(lead.status()).isEqualTo(LeadStatus.DELETED);
            assertThat(lead.fields().get(LeadField.SOURCE)).isEqualTo("Zillow");
        }
    }

    @Test
    void coversEveryFieldThatTellsWhoSomebodyIs() {
        assertThat(LeadField.erasure())
                .containsOnlyKeys(LeadField.NAME, LeadField.EMAIL, LeadField.PHONE, LeadField.TAGS, LeadField.DELETED);
    }

    @Test
    void bringsBackOnlyWhatALaterContactEventSays() {
        Lead lead = after(LIFE)
                .apply(Events.of(
                        "d",
                        Events.fields(
                                DELETED.plusSeconds(1), Map.of(LeadField.NAME, "Ann", LeadField.DELETED, "false"))));

        assertThat(lead.status()).isEqualTo(LeadStatus.ACTIVE);
        assertThat(lead.fields().get(LeadField.NAME)).isEqualTo("Ann");
        assertThat(lead.fields().get(LeadField.EMAIL)).isNull();
    }
}
