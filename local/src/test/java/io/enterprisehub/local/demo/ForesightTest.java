package io.enterprisehub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enterprisehub.leads.ItemField;
import io.enterprisehub.leads.ItemKind;
import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.local.oracle.Snapshot.Row;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import io.enterprisehub.simulation.Outcome;
import io.enterprisehub.training.metric.Performance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<LeadKey, Row> leads = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    private static Lead lead(LeadKey key, String status) {
        LeadChange change = new LeadChange.ItemSet(ItemKind.OPPORTUNITY, "o1", Map.of(ItemField.STATUS, status), END);
        return Lead.unknown(key)
                .apply(new LeadEvent(key, "e1", "OpportunityStatusUpdate", END, END, false, List.of(change)));
    }

    private void add(String id, String status, double probability, boolean won, int decidedAfterDays) {
        LeadKey key = new LeadKey("loc1", id);
        leads.put(key, new Row(lead(key, status), new StoredScore(probability, 0, "cold", "m", END)));
        outcomes.add(new Outcome(key, won, END.plus(Duration.ofDays(decidedAfterDays)), probability));
    }

    private Foresight foresight() {
        return Foresight.of(leads, outcomes, END);
    }

    /** Of the four pairs of a won and another lead, three are ranked rightly. */
    @Test
    void ranksWhatIsWonInTimeAboveTheRest() {
        add("a", "open", 0.9, true, 10);
        add("b", "open", 0.4, true, 89);
        add("c", "open", 0.5, false, 10);
        add("d", "open", 0.1, true, 91);

        Performance performance = Objects.requireNonNull(foresight().performance());

        assertThat(performance.rows()).isEqualTo(4);
        assertThat(performance.positives()).isEqualTo(2);
        assertThat(performance.auc().value()).isEqualTo(0.75);
        assertThat(performance.ece().value()).isEqualTo((0.1 + 0.6 + 0.5 + 0.1) / 4, within(1e-12));
    }

    /** A lead that the CRM knows to be settled is not foreseen any more; one that is lost without anybody having said so is. */
    @Test
    void leavesOutWhatTheCrmKnowsToBeSettledAndWhatHasNoScore() {
        add("open", "open", 0.2, false, -20);
        add("told", "won", 0.9, true, -1);
        outcomes.add(new Outcome(new LeadKey("loc1", "unseen"), true, END.plusSeconds(1), 0.5));

        Performance performance = Objects.requireNonNull(foresight().performance());

        assertThat(performance.rows()).isEqualTo(1);
        assertThat(performance.positives()).isZero();
    }

    @Test
    void saysThatTooFewOutcomesJudgeNothing() {
        add("a", "open", 0.9, true, 10);
        add("b", "open", 0.4, false, 10);

        assertThat(foresight().sentence())
                .contains("2 open synthetic leads, of which 1 are won within 90 days", "too few to judge");
        assertThat(foresight().toJson()).containsEntry("enough", false).containsEntry("data", "synthetic");
    }

    @Test
    void judgesByThirtyOfEachOutcome() {
        for (int i = 0; i < 60; i++) {
            add("lead" + i, "open", i < 30 ? 0.6 : 0.4, i % 2 == 0, 10);
        }

        assertThat(foresight().sentence()).doesNotContain("too few");
        assertThat(foresight().toJson()).containsEntry("enough", true).containsKeys("auc", "ece");
    }

    @Test
    void measuresNothingWithoutAnOpenLead() {
        assertThat(foresight().sentence()).contains("no lead was open");
        assertThat(foresight().table().lines()).hasSize(1);
    }
}
