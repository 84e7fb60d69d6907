package io.enterprisehub.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadStatusTest {

    private static final Instant LATER = Events.START.plusSeconds(60);

    private static LeadChange opportunity(String id, Instant at, String status) {
        return Events.item(ItemKind.OPPORTUNITY, id, at, Map.of(ItemField.STATUS, status));
    }

    @ParameterizedTest
    @CsvSource({"open, ACTIVE", "won, WON", "lost, LOST", "abandoned, LOST", "something new, ACTIVE"})
    void followsTheOnlyOpportunity(String status, LeadStatus expected) {
        assertThat(Events.lead(opportunity("o", Events.START, status)).status()).isEqualTo(expected);
    }

    @Test
    void isActiveWithoutOpportunities() {
        assertThat(Lead.unknown(Events.LEAD).status()).isEqualTo(LeadStatus.ACTIVE);
    }

    @Test
    void staysActiveWhileOneOpportunityIsOpen() {
        assertThat(Events.lead(opportunity("a", Events.START, "open"), opportunity("b", LATER, "won"))
                        .status())
                .isEqualTo(LeadStatus.ACTIVE);
    }

    @Test
    void followsTheStatusThatWasWrittenLastHoweverTheyArrive() {
        LeadChange won = opportunity("b", Events.START, "won");
        LeadChange lost = opportunity("a", LATER, "lost");

        assertThat(Events.lead(won, lost).status()).isEqualTo(LeadStatus.LOST);
        assertThat(Events.lead(lost, won).status()).isEqualTo(LeadStatus.LOST);
    }

    @Test
    void ignoresADeletedOpportunityAndOneWithoutAStatus() {
        LeadChange gone = Events.item(ItemKind.OPPORTUNITY, "o", LATER, Map.of(ItemField.DELETED, "true"));
        LeadChange vague = Events.item(ItemKind.OPPORTUNITY, "p", LATER, Map.of(ItemField.STAGE, "s"));

        assertThat(Events.lead(opportunity("o", Events.START, "won"), gone).status())
                .isEqualTo(LeadStatus.ACTIVE);
        assertThat(Events.lead(opportunity("o", Events.START, "won"), vague).status())
                .isEqualTo(LeadStatus.WON);
    }

    @Test
    void isDeletedWhateverElseHolds() {
        assertThat(Events.lead(opportunity("o", LATER, "open"), Events.fields(Events.START, LeadField.erasure()))
                        .status())
                .isEqualTo(LeadStatus.DELETED);
        assertThat(LeadStatus.DELETED.label()).isEqualTo("deleted");
    }
}
