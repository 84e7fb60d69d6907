package io.enterprisehub.local.oracle;

import io.enterprisehub.leads.Lead;
import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.score.LeadScore;
import io.enterprisehub.leads.score.LeadScorer;
import io.enterprisehub.local.oracle.Snapshot.Row;
import io.enterprisehub.local.oracle.Snapshot.StoredScore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every lead as the ledger gives it, scored, and no other lead. */
record LeadCheck(LeadScorer scorer, Map<LeadKey, Lead> expected, Snapshot actual) {

    /** Features are float and the model's sums are double: equal inputs give equal outputs, the rest is text and back. */
    private static final double TOLERANCE = 1e-9;

    void run(Findings findings) {
        expected.forEach((key, lead) -> {
            Row row = actual.leads().get(key);
            if (row == null) {
                findings.add(Damage.DIFFERS_FROM_ORACLE, name(key) + " has no row");
            } else {
                checkCounters(lead, row.state(), findings);
                if (!lead.equals(row.state())) {
                    findings.add(
                            Damage.DIFFERS_FROM_ORACLE, name(key) + " differs in " + difference(lead, row.state()));
                }
                checkScore(key, row, findings);
            }
        });
        checkStrangers(findings);
    }

    private static void checkCounters(Lead lead, Lead stored, Findings findings) {
        for (Signal signal : Signal.values()) {
            long more = stored.signal(signal).count() - lead.signal(signal).count();
            if (more > 0) {
                findings.add(Damage.APPLIED_TWICE, name(lead.key()) + " has " + more + " too many " + signal);
            }
        }
    }

    private void checkScore(LeadKey key, Row row, Findings findings) {
        StoredScore stored = row.score();
        if (stored == null) {
            findings.add(Damage.UNSCORED, name(key));
            return;
        }
        LeadScore score = scorer.score(List.of(row.state()), stored.scoredAt()).getFirst();
        boolean equal = Math.abs(score.probability() - stored.probability()) <= TOLERANCE
                && score.score() == stored.score()
                && score.tier().label().equals(stored.tier())
                && score.modelVersion().equals(stored.modelVersion());
        if (!equal) {
            findings.add(
                    Damage.DIFFERS_FROM_ORACLE,
                    "%s is scored %.12f %s by %s, not %.12f %s by %s"
                            .formatted(
                                    name(key),
                                    stored.probability(),
                                    stored.tier(),
                                    stored.modelVersion(),
                                    score.probability(),
                                    score.tier().label(),
                                    score.modelVersion()));
        }
    }

    private void checkStrangers(Findings findings) {
        Set<String> ids = expected.keySet().stream().map(LeadKey::leadId).collect(Collectors.toSet());
        for (LeadKey key : actual.leads().keySet()) {
            if (expected.containsKey(key)) {
                continue;
            }
            Damage damage = ids.contains(key.leadId()) ? Damage.WRONG_TENANT : Damage.DIFFERS_FROM_ORACLE;
            findings.add(damage, name(key) + " should not exist");
        }
    }

    private static String difference(Lead lead, Lead stored) {
        if (!lead.fields().equals(stored.fields())) {
            return "fields " + different(lead.fields().cells(), stored.fields().cells());
        }
        return lead.items().equals(stored.items())
                ? "signals " + different(lead.signals(), stored.signals())
                : "items " + different(lead.items(), stored.items());
    }

    /** Names only: the values may be personal. */
    private static <K extends Comparable<K>> List<K> different(Map<K, ?> one, Map<K, ?> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(one.get(name), other.get(name)))
                .sorted()
                .toList();
    }

    private static String name(LeadKey key) {
        return "lead " + key.tenant() + "/" + key.leadId();
    }
}
