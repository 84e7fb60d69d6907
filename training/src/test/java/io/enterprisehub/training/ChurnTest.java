package io.enterprisehub.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnTest {

    private static final LeadKey LEAD = new LeadKey("tenant", "lead");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void leavesWhoStaysSilentForTheWholeHorizon() {
        assertThat(leaves()).isTrue();
        assertThat(leaves(signal(Signal.MESSAGE_IN, 31))).isTrue();
        assertThat(leaves(signal(Signal.MESSAGE_IN, 29))).isFalse();
    }

    @Test
    void isNoSignOfLifeWhatAnAgentDoes() {
        assertThat(leaves(signal(Signal.MESSAGE_OUT, 5))).isTrue();
    }

    @Test
    void leavesWhoIsLostAlthoughItWroteOnceMore() {
        assertThat(leaves(signal(Signal.MESSAGE_IN, 3), status("lost", 10))).isTrue();
        assertThat(leaves(signal(Signal.MESSAGE_IN, 3), status("lost", 40))).isFalse();
    }

    @Test
    void doesNotLeaveWhoIsWon() {
        assertThat(leaves(status("won", 10))).isFalse();
        assertThat(leaves(status("won", 40))).isTrue();
    }

    @Test
    void forgetsWhatWasBeforeTheMoment() {
        assertThat(leaves(signal(Signal.MESSAGE_IN, -1), status("lost", -1))).isTrue();
    }

    private static boolean leaves(LeadEvent... events) {
        return Churn.of(LEAD, List.of(events)).leavesAfter(NOW);
    }

    private static LeadEvent signal(Signal signal, int day) {
        return event(day, new LeadChange.Observed(signal, NOW.plus(Duration.ofDays(day))));
    }

    private static LeadEvent status(String status, int day) {
        return event(
                day,
                new LeadChange.ItemSet(
                        ItemKind.OPPORTUNITY, "o", Map.of(ItemField.STATUS, status), NOW.plus(Duration.ofDays(day))));
    }

    private static LeadEvent event(int day, LeadChange change) {
        Instant at = NOW.plus(Duration.ofDays(day));
        return new LeadEvent(LEAD, "event " + day, "type", at, at, false, List.of(change));
    }
}
