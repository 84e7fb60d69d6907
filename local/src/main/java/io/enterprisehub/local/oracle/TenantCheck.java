package io.enterprisehub.local.oracle;

import io.enterprisehub.local.oracle.Snapshot.TenantRow;
import java.util.Map;

/** Every tenant in its final state, put there by the right event; of the purged ones the tombstone and nothing else. */
record TenantCheck(Expectation expected, Snapshot actual) {

    void run(Findings findings) {
        expected.installed().forEach((tenant, event) -> check(tenant, new TenantRow("installed", event), findings));
        expected.purged().forEach((tenant, event) -> {
            check(tenant, new TenantRow("uninstalled", event), findings);
            Map<String, Long> remains = actual.remains().getOrDefault(tenant, Map.of());
            remains.forEach((place, count) -> findings.add(
                    Damage.DIFFERS_FROM_ORACLE, "tenant " + tenant + " was purged, but has " + count + " in " + place));
        });
    }

    private void check(String tenant, TenantRow wanted, Findings findings) {
        TenantRow row = actual.tenants().get(tenant);
        if (row == null || !wanted.state().equals(row.state())) {
            String state = row == null ? "unknown" : row.state();
            findings.add(Damage.DIFFERS_FROM_ORACLE, "tenant " + tenant + " is " + state + ", not " + wanted.state());
        } else if (!wanted.event().equals(row.event())) {
            findings.add(Damage.LOST, tenant + "/" + wanted.event() + " did not open or close its tenant");
        }
    }
}
