package io.enterprisehub.local.oracle;

import io.enterprisehub.local.oracle.Snapshot.DeadLetter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All poison, with its reason, and nothing else. A dead letter may stand twice: it is sent at least once. */
record DeadLetterCheck(Expectation expected, Snapshot actual) {

    void run(Findings findings) {
        Set<EventKey> found = new HashSet<>();
        for (DeadLetter letter : actual.deadLetters()) {
            EventKey poison = poison(letter.event());
            String reason = poison == null ? null : expected.poison().get(poison);
            if (poison != null) {
                found.add(poison);
            }
            if (reason == null || !reason.equals(letter.reason())) {
                findings.add(
                        Damage.UNEXPECTED_IN_DLQ,
                        letter.event() + " with reason " + letter.reason() + (reason == null ? "" : ", not " + reason));
            }
        }
        expected.poison().keySet().stream()
                .filter(event -> !found.contains(event))
                .forEach(event -> findings.add(Damage.LOST, event + " is poison, but is not in the dead-letter queue"));
    }

    private @Nullable EventKey poison(@Nullable EventKey event) {
        if (event == null || expected.poison().containsKey(event)) {
            return event;
        }
        return expected.poison().keySet().stream()
                .filter(event::isWorkflowCopyOf)
                .findFirst()
                .orElse(null);
    }
}
