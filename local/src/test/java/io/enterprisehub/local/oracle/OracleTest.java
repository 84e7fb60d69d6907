package io.enterprisehub.local.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.leads.LeadField;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.leads.score.TierPolicy;
import io.enterprisehub.local.oracle.Snapshot.DeadLetter;
import io.enterprisehub.local.oracle.Snapshot.Row;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import io.enterprisehub.local.oracle.Snapshot.TenantRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each test damages a sound state in one way and looks which count sees it. */
class OracleTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final LeadKey ANN = new LeadKey("north", "ann");
    private static final LeadKey BEN = new LeadKey("north", "ben");
    private static final LeadKey EVE = new LeadKey("south", "eve");
    private static final EventKey POISON = new EventKey("north", "poison");
    private static final EventKey WORKFLOW = new EventKey("south", "wf:abc");

    private final Oracle oracle = new Oracle(new LeadScorer(new FlatModel(0.3), TierPolicy.standard()));
    private final Expectation expectation = new Expectation(
            List.of(
                    message(ANN, "e1"),
                    message(ANN, "e2"),
                    named(BEN, "e3").cut(),
                    message(EVE, "e4"),
                    ExpectedEvent.workflow(WORKFLOW, effect(EVE, "wf:abc")),
                    ExpectedEvent.signed(new EventKey("south", "without lead"), null)),
            Map.of(POISON, "not-json"),
            Set.of(new EventKey("north", "forged")),
            Map.of("north", "in1", "south", "in2"),
            Map.of("gone", "out"));

    private final Map<LeadKey, Row> leads = new HashMap<>();
    private final Set<EventKey> eventIds = new HashSet<>();
    private final Map<EventKey, Integer> history = new HashMap<>();
    private final Set<LeadKey> readBacks = new HashSet<>(Set.of(BEN));
    private final List<DeadLetter> deadLetters = new ArrayList<>(List.of(new DeadLetter(POISON, "not-json")));
    private final Map<String, TenantRow> tenants = new HashMap<>(Map.of(
            "north", new TenantRow("installed", "in1"),
            "south", new TenantRow("installed", "in2"),
            "gone", new TenantRow("uninstalled", "out")));
    private final Map<String, Map<String, Long>> remains = new HashMap<>();

    OracleTest() {
        for (ExpectedEvent event : expectation.events()) {
            EventKey recorded = event.key().equals(WORKFLOW) ? new EventKey("south", "wf:abc:29") : event.key();
            record(recorded);
            if (event.effect() != null) {
                apply(event.effect().lead(), event, recorded);
            }
        }
    }

    @Test
    void findsNothingInASoundState() {
        Findings findings = judge();

        assertThat(findings.allZero()).isTrue();
        assertThat(findings.examples(Damage.LOST)).isEmpty();
    }

    @Test
    void countsAnAcceptedEventWithoutRecordAsLost() {
        eventIds.remove(new EventKey("north", "e2"));
        history.remove(new EventKey("north", "e2"));

        assertOnly(Damage.LOST, "e2");
    }

    @Test
    void countsALostWorkflowEvent() {
        eventIds.remove(new EventKey("south", "wf:abc:29"));
        history.remove(new EventKey("south", "wf:abc:29"));

        assertThat(judge().count(Damage.LOST)).isEqualTo(1);
    }

    @Test
    void countsPoisonThatIsNotInTheDeadLetterQueueAsLost() {
        deadLetters.clear();

        assertOnly(Damage.LOST, "poison");
    }

    @Test
    void countsAnEventThatStandsTwiceInTheHistoryAsAppliedTwice() {
        history.put(new EventKey("north", "e1"), 2);

        assertOnly(Damage.APPLIED_TWICE, "e1");
    }

    @Test
    void countsACounterAboveTheOraclesAsAppliedTwice() {
        apply(ANN, message(ANN, "e1"), new EventKey("north", "e1"));

        Findings findings = judge();

        assertThat(findings.count(Damage.APPLIED_TWICE)).isEqualTo(1);
        assertThat(findings.count(Damage.DIFFERS_FROM_ORACLE)).isEqualTo(1);
    }

    @Test
    void countsAWorkflowEventWithMoreIdsThanAttemptsAsAppliedTwice() {
        record(new EventKey("south", "wf:abc:30"));

        assertThat(judge().count(Damage.APPLIED_TWICE)).isEqualTo(1);
    }

    @Test
    void countsALeadUnderAnotherTenantAsWrongTenant() {
        LeadKey misplaced = new LeadKey("north", "eve");
        leads.put(misplaced, new Row(Lead.unknown(misplaced), score(0.3, "warm")));

        assertOnly(Damage.WRONG_TENANT, "north/eve");
    }

    @Test
    void countsAnEventUnderAnotherTenantAsWrongTenant() {
        eventIds.add(new EventKey("south", "e1"));

        assertOnly(Damage.WRONG_TENANT, "south/e1");
    }

    @Test
    void countsALeadWithoutScoreAsUnscored() {
        leads.computeIfPresent(ANN, (key, row) -> new Row(row.state(), null));

        assertOnly(Damage.UNSCORED, "ann");
    }

    @Test
    void countsAStateOtherThanTheLedgersAsDifferent() {
        Lead other = Lead.unknown(BEN)
                .apply(new LeadEvent(
                        BEN,
                        "e3",
                        "ContactUpdate",
                        AT,
                        AT,
                        false,
                        List.of(new LeadChange.FieldsSet(Map.of(LeadField.NAME, "Another Secret"), AT))));
        leads.put(BEN, new Row(other, score(0.3, "warm")));

        Findings findings = assertOnly(Damage.DIFFERS_FROM_ORACLE, "NAME");

        assertThat(findings.examples(Damage.DIFFERS_FROM_ORACLE)).noneMatch(example -> example.contains("Secret"));
    }

    @Test
    void countsAMissingRowAsDifferent() {
        leads.remove(BEN);

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "ben");
    }

    @Test
    void countsAScoreOtherThanTheModelsAsDifferent() {
        leads.computeIfPresent(ANN, (key, row) -> new Row(row.state(), score(0.3 + 1e-6, "warm")));

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "ann");
    }

    @Test
    void countsATierOtherThanThePolicysAsDifferent() {
        leads.computeIfPresent(ANN, (key, row) -> new Row(row.state(), score(0.3, "hot")));

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "ann");
    }

    @Test
    void countsATraceOfARefusedEventAsDifferent() {
        eventIds.add(new EventKey("north", "forged"));

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "refused");
    }

    @Test
    void countsACutEventWithoutReadBackAsDifferent() {
        readBacks.clear();

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "read-back");
    }

    @Test
    void countsARemnantOfAPurgedTenantAsDifferent() {
        remains.put("gone", Map.of("leads", 1L));

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "gone");
    }

    @Test
    void countsAReopenedTenantAsDifferent() {
        tenants.put("gone", new TenantRow("installed", "out"));

        assertOnly(Damage.DIFFERS_FROM_ORACLE, "gone");
    }

    @Test
    void countsAnInstallationThatWasOnlyImpliedAsLost() {
        tenants.put("north", new TenantRow("installed", ""));

        assertOnly(Damage.LOST, "in1");
    }

    @Test
    void countsADeadLetterThatIsNoPoisonAsUnexpected() {
        deadLetters.add(new DeadLetter(new EventKey("north", "e1"), "refused-by-database"));

        assertOnly(Damage.UNEXPECTED_IN_DLQ, "e1");
    }

    @Test
    void countsADeadLetterWithAnotherReasonAsUnexpected() {
        deadLetters.clear();
        deadLetters.add(new DeadLetter(POISON, "no-tenant"));

        assertOnly(Damage.UNEXPECTED_IN_DLQ, "not-json");
    }

    @Test
    void countsADeadLetterWithoutAttributesAsUnexpected() {
        deadLetters.add(new DeadLetter(null, null));

        assertThat(judge().count(Damage.UNEXPECTED_IN_DLQ)).isEqualTo(1);
    }

    @Test
    void keepsFiveExamplesAndCountsAll() {
        for (int i = 0; i < 8; i++) {
            deadLetters.add(new DeadLetter(new EventKey("north", "x" + i), "not-json"));
        }

        Findings findings = judge();

        assertThat(findings.count(Damage.UNEXPECTED_IN_DLQ)).isEqualTo(8);
        assertThat(findings.examples(Damage.UNEXPECTED_IN_DLQ)).hasSize(5);
    }

    private Findings assertOnly(Damage damage, String named) {
        Findings findings = judge();
        for (Damage kind : Damage.values()) {
            assertThat(findings.count(kind)).as(kind.label()).isEqualTo(kind == damage ? 1 : 0);
        }
        assertThat(findings.examples(damage)).singleElement().asString().contains(named);
        return findings;
    }

    private Findings judge() {
        return oracle.compare(
                expectation, new Snapshot(leads, eventIds, history, readBacks, deadLetters, tenants, remains));
    }

    private void record(EventKey key) {
        eventIds.add(key);
        history.put(key, 1);
    }

    private void apply(LeadKey key, ExpectedEvent event, EventKey recorded) {
        Row row = leads.getOrDefault(key, new Row(Lead.unknown(key), null));
        leads.put(key, new Row(event.applyTo(row.state(), recorded), score(0.3, "warm")));
    }

    private static StoredScore score(double probability, String tier) {
        return new StoredScore(probability, (int) Math.round(100 * probability), tier, "flat", AT);
    }

    private static ExpectedEvent message(LeadKey lead, String id) {
        return ExpectedEvent.signed(new EventKey(lead.tenant(), id), effect(lead, id));
    }

    private static LeadEvent effect(LeadKey lead, String id) {
        return new LeadEvent(
                lead, id, "InboundMessage", AT, AT, false, List.of(new LeadChange.Observed(Signal.MESSAGE_IN, AT)));
    }

    private static ExpectedEvent named(LeadKey lead, String id) {
        LeadChange change = new LeadChange.FieldsSet(Map.of(LeadField.NAME, "Ben"), AT);
        return ExpectedEvent.signed(
                new EventKey(lead.tenant(), id),
                new LeadEvent(lead, id, "ContactUpdate", AT, AT, false, List.of(change)));
    }
}
