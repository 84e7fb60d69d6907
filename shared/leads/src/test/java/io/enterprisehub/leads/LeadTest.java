package io.enterprisehub.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadTest {

    private static Lead after(List<LeadEvent> events) {
        Lead lead = Lead.unknown(Events.LEAD);
        for (LeadEvent event : events) {
            lead = lead.apply(event);
        }
        return lead;
    }

    @Test
    void isTheSameAfterAnyOrderOfItsEventsAlsoBeyondTheBoundOnItems() {
        Random random = new Random(4);
        List<LeadEvent> events = Events.random(random, 2_000);
        Set<String> ids = new HashSet<>();
        events.forEach(event -> assertThat(ids.add(event.eventId())).isTrue());
        Lead inOrder = after(events);
        assertThat(inOrder.items(ItemKind.OPPORTUNITY)).hasSize(Lead.MAX_ITEMS_PER_KIND);
        assertThat(inOrder.items(ItemKind.APPOINTMENT)).hasSize(Lead.MAX_ITEMS_PER_KIND);

        for (int run = 0; run < 200; run++) {
            Collections.shuffle(events, random);

            assertThat(after(events)).isEqualTo(inOrder);
        }
    }

    @Test
    void keepsTheSmallestIdsBeyondItsBound() {
        List<LeadEvent> events = new ArrayList<>();
        for (int i = 0; i < Lead.MAX_ITEMS_PER_KIND + 50; i++) {
            events.add(Events.of(
                    "e" + i,
                    Events.item(
                            ItemKind.TASK,
                            String.format("task%04d", i),
                            Events.START,
                            Map.of(ItemField.STATUS, "open"))));
        }
        Collections.reverse(events);

        assertThat(after(events).items(ItemKind.TASK))
                .hasSize(Lead.MAX_ITEMS_PER_KIND)
                .containsKey("task0000")
                .doesNotContainKey("task0200");
    }

    @Test
    void takesItsFirstEventOfEveryKind() {
        assertThat(Events.lead(Events.observed(Signal.MESSAGE_IN, Events.START)).signals())
                .containsOnlyKeys(Signal.MESSAGE_IN);
        assertThat(Events.lead(Events.item(ItemKind.TASK, "t", Events.START, Map.of(ItemField.STATUS, "open")))
                        .items())
                .containsOnlyKeys(ItemKind.TASK);
        assertThat(Events.lead(Events.fields(Events.START, Map.of(LeadField.NAME, "x")))
                        .fields()
                        .cells())
                .containsOnlyKeys(LeadField.NAME);
    }

    @Test
    void knowsWhenTheNewestThingHappened() {
        Instant last = Events.START.plus(Duration.ofDays(3));

        assertThat(Lead.unknown(Events.LEAD).lastEventAt()).isNull();
        assertThat(Events.lead(
                                Events.observed(Signal.NOTE_ADDED, Events.START),
                                Events.item(ItemKind.TASK, "t", last, Map.of(ItemField.STATUS, "open")),
                                Events.fields(Events.START, Map.of(LeadField.NAME, "x")))
                        .lastEventAt())
                .isEqualTo(last);
        assertThat(Events.lead(
                                Events.observed(Signal.NOTE_ADDED, last),
                                Events.fields(Events.START, Map.of(LeadField.NAME, "x")))
                        .lastEventAt())
                .isEqualTo(last);
    }

    @Test
    void cannotBeChangedFromOutside() {
        Lead lead = Events.lead(Events.item(ItemKind.TASK, "t", Events.START, Map.of(ItemField.STATUS, "open")));

        assertThatThrownBy(() -> lead.items().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> lead.items(ItemKind.TASK).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> lead.signals().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void doesNotShowItemsThatWereDeletedInTheCrm() {
        Lead lead = Events.lead(
                Events.item(ItemKind.TASK, "kept", Events.START, Map.of(ItemField.STATUS, "open")),
                Events.item(ItemKind.TASK, "gone", Events.START, Map.of(ItemField.STATUS, "open")),
                Events.item(ItemKind.TASK, "gone", Events.START.plusSeconds(1), Map.of(ItemField.DELETED, "true")));

        assertThat(lead.items(ItemKind.TASK)).hasSize(2);
        assertThat(lead.live(ItemKind.TASK)).hasSize(1);
    }
}
