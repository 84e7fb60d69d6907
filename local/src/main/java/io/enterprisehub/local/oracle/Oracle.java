package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.score.LeadScorer;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares what is with what must be. It knows nothing of queues, batches or transactions: it applies the ledger's events one by
 * one and looks at the result.
 */
public final class Oracle {

    private final LeadScorer scorer;

    /** Judges with this scorer, which must hold the model and the tier cuts that the functions hold. */
    public Oracle(LeadScorer scorer) {
        this.scorer = scorer;
    }

    public Findings compare(Expectation expected, Snapshot actual) {
        Findings findings = new Findings();
        RecordedEvents recorded = RecordedEvents.of(expected, actual);
        new EventCheck(expected, actual, recorded).run(findings);
        new DeadLetterCheck(expected, actual).run(findings);
        new LeadCheck(scorer, leads(expected, recorded), actual).run(findings);
        new TenantCheck(expected, actual).run(findings);
        return findings;
    }

    private static Map<LeadKey, Lead> leads(Expectation expected, RecordedEvents recorded) {
        Map<LeadKey, Lead> leads = new HashMap<>();
        for (ExpectedEvent event : expected.events()) {
            if (event.effect() == null
                    || expected.purged().containsKey(event.key().tenant())) {
                continue;
            }
            LeadKey key = event.effect().lead();
            Lead lead = leads.getOrDefault(key, Lead.unknown(key));
            for (EventKey id : recorded.idsOf(event)) {
                lead = event.applyTo(lead, id);
            }
            leads.put(key, lead);
        }
        return leads;
    }
}
