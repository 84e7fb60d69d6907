package io.enterprisehub.simulation;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.simulation.Act.Appointment;
import io.enterprisehub.simulation.Act.Contact;
import io.enterprisehub.simulation.Act.Opportunity;
import io.enterprisehub.simulation.Delivery.Defect;
import java.time.Instant;
import java.util.List;

/** A lead and its things, for tests that need one act. */
final class Acts {

    static final LeadKey LEAD = new LeadKey("location1", "contact1");
    static final Instant AT = Instant.parse("2026-02-03T04:05:06.789Z");
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.500Z");
    static final Contact CONTACT = new Contact(
            "Zoë", "O'Brien \"Z\"", "zoe@example.com", null, "Zillow", List.of("b", "a"), true, "agent1", CREATED);
    static final Opportunity OPPORTUNITY = new Opportunity("opp1", "pipe1", "stage2", "open", 350_000, null, CREATED);
    static final Appointment APPOINTMENT =
            new Appointment("app1", "cal1", "agent1", "confirmed", Instant.parse("2026-02-05T20:00:00Z"), CREATED);

    private Acts() {}

    static Delivery delivered(Act act) {
        return delivered(act, Defect.NONE);
    }

    static Delivery delivered(Act act, Defect defect) {
        return new Delivery("webhook1", Deliveries.type(act), act, defect);
    }
}
