package io.enterprisehub.simulation;

import static io.enterprisehub.simulation.Acts.AT;
import static io.enterprisehub.simulation.Acts.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Delivery.Defect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Act CHANGED = new Act.StatusChanged(LEAD, Acts.OPPORTUNITY, AT);

    @Test
    void reportsSomeChangesOfAnOpportunityTwiceWithTheGeneralEventFirst() {
        Deliveries deliveries = new Deliveries(1, 0);

        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(deliveries.of(CHANGED).stream().map(Delivery::type).toList());
        }

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        List.of("OpportunityStatusUpdate"), List.of("OpportunityUpdate", "OpportunityStatusUpdate"));
    }

    @Test
    void mistypesWhatGhlMistypes() {
        Deliveries deliveries = new Deliveries(1, 1);
        Act updated = new Act.AppointmentUpdated(LEAD, Acts.APPOINTMENT, AT);
        Act inbound = new Act.CallMade(LEAD, "m", Direction.INBOUND, CallResult.COMPLETED, 9, AT);
        Act outbound = new Act.CallMade(LEAD, "m", Direction.OUTBOUND, CallResult.COMPLETED, 9, AT);

        assertThat(Stream.of(updated, inbound, outbound)
                        .flatMap(act -> deliveries.of(act).stream())
                        .map(d -> d.type() + " " + d.defect()))
                .containsExactly("AppointmentCreate MISTYPED", "OutboundMessage MISTYPED", "OutboundMessage NONE");
    }

    @Test
    void hasNoDefectsWhenAskedForNone() {
        Market market = new Market(2, MarketSettings.standard(AT));
        Deliveries deliveries = new Deliveries(2, 0);

        assertThat(market.history(market.tenants().getFirst()).acts().stream()
                        .flatMap(act -> deliveries.of(act).stream()))
                .allMatch(delivery -> delivery.defect() == Defect.NONE);
    }

    @Test
    void repeatsItselfForTheSameSeed() {
        List<Delivery> once = new Deliveries(5, 0.5).of(CHANGED);

        assertThat(new Deliveries(5, 0.5).of(CHANGED)).isEqualTo(once);
        assertThat(new Deliveries(6, 0.5).of(CHANGED)).isNotEqualTo(once);
    }
}
