package io.enterprisehub.local.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every accepted event once, under its own tenant, and no trace of the others. */
record EventCheck(Expectation expected, Snapshot actual, RecordedEvents recorded) {

    void run(Findings findings) {
        Map<String, String> homes = new HashMap<>();
        Set<EventKey> known = new HashSet<>();
        for (ExpectedEvent event : expected.events()) {
            if (expected.purged().containsKey(event.key().tenant())) {
                continue;
            }
            homes.put(event.key().eventId(), event.key().tenant());
            known.addAll(recorded.recorded(event));
            check(event, findings);
        }
        stranger(actual.eventIds(), known, homes, findings);
        stranger(actual.history().keySet(), known, homes, findings);
        actual.history().forEach((event, times) -> {
            if (times > 1) {
                findings.add(Damage.APPLIED_TWICE, event + " stands " + times + " times in the history");
            }
        });
    }

    private void check(ExpectedEvent event, Findings findings) {
        int copies = recorded.recorded(event).size();
        if (copies == 0) {
            findings.add(
                    Damage.LOST,
                    event.key()
                            + (event.effect() == null
                                    ? ""
                                    : " " + event.effect().type()));
        } else if (copies > event.maxCopies()) {
            findings.add(Damage.APPLIED_TWICE, event.key() + " has " + copies + " ids");
        }
        boolean readBack = event.effect() == null
                || actual.readBacks().contains(event.effect().lead());
        if (event.readBack() && copies > 0 && !readBack) {
            findings.add(Damage.DIFFERS_FROM_ORACLE, event.key() + " was cut, but no read-back waits in the outbox");
        }
    }

    private void stranger(
            Collection<EventKey> stored, Set<EventKey> known, Map<String, String> homes, Findings findings) {
        for (EventKey event : stored) {
            if (known.contains(event) || expected.purged().containsKey(event.tenant())) {
                continue;
            }
            String home = home(event, homes);
            if (home != null && !home.equals(event.tenant())) {
                findings.add(Damage.WRONG_TENANT, "event " + event + " belongs to " + home);
            } else {
                String why = expected.forbidden().contains(event) ? " was refused" : " was never accepted";
                findings.add(Damage.DIFFERS_FROM_ORACLE, "event " + event + why + ", but left a trace");
            }
        }
    }

    private static @Nullable String home(EventKey event, Map<String, String> homes) {
        String id = event.eventId();
        String exact = homes.get(id);
        return exact == null && id.startsWith("wf:") ? homes.get(id.substring(0, id.lastIndexOf(':'))) : exact;
    }
}
