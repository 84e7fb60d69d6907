package io.enterprisehub.store.tenant;

import static io.enterprisehub.store.tenant.Installation.INSTALLED;
import static io.enterprisehub.store.tenant.Installation.UNINSTALLED;
import static io.enterprisehub.store.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.leads.Stamp;
import io.enterprisehub.store.Transactions;
import io.enterprisehub.store.testing.Database;
import io.enterprisehub.store.testing.PostgresExtension;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class TenantRepositoryTest {

    private final Database database;
    private final ApplicationContext store;
    private final TenantRepository tenants;

    TenantRepositoryTest(Database database) {
        this.database = database;
        this.store = database.openStore();
        this.tenants = store.getBean(TenantRepository.class);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE tenants, api_keys");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T tx(Supplier<T> work) {
        return store.getBean(Transactions.class).inTransaction(Duration.ofSeconds(10), work);
    }

    private Installation apply(String tenant, Installation state, int second, String eventId) {
        return tx(() -> tenants.applyLifecycle(tenant, "agency1", state, new Stamp(NOON.plusSeconds(second), eventId)));
    }

    @Test
    void takesATenantThatNobodyAnnouncedAsInstalled() {
        assertThat(tx(() -> String.valueOf(tenants.state("loc1")))).isEqualTo("null");

        assertThat(tx(() -> tenants.lockForShare("loc1")).state()).isEqualTo(INSTALLED);

        assertThat(tx(() -> tenants.state("loc1"))).isEqualTo(INSTALLED);
    }

    @Test
    void endsInTheStateOfTheLastLifecycleEventInWhateverOrderTheyArrive() {
        List<Runnable> arrivals = new ArrayList<>();
        Set<String> ends = new HashSet<>();
        for (List<Integer> order : permutations(List.of(0, 1, 2, 3, 4))) {
            String tenant = "loc" + order;
            arrivals.clear();
            arrivals.add(() -> apply(tenant, INSTALLED, 0, "e1"));
            arrivals.add(() -> apply(tenant, UNINSTALLED, 60, "e2"));
            arrivals.add(() -> apply(tenant, INSTALLED, 30, "e3"));
            arrivals.add(() -> apply(tenant, INSTALLED, 60, "e1-same-moment-lower-id"));
            arrivals.add(() -> tx(() -> tenants.lockForShare(tenant)));
            order.forEach(i -> arrivals.get(i).run());
            ends.addAll(
                    database.texts("SELECT state || ' ' || state_event || ' ' || company FROM tenants WHERE tenant = '"
                            + tenant + "'"));
        }

        assertThat(ends).containsExactly("uninstalled e2 agency1");
    }

    @Test
    void reopensWhenTheAppIsInstalledAgainLater() {
        apply("loc1", UNINSTALLED, 0, "e1");

        assertThat(apply("loc1", INSTALLED, 1, "e2")).isEqualTo(INSTALLED);
        assertThat(tx(() -> tenants.lockForShare("loc1")).state()).isEqualTo(INSTALLED);
    }

    @Test
    void remembersTheNewestUninstallInWhateverOrderTheyArrive() {
        for (List<Integer> order : permutations(List.of(0, 1, 2))) {
            String tenant = "again" + order;
            List<Runnable> arrivals = List.of(
                    () -> apply(tenant, UNINSTALLED, 10, "e1"),
                    () -> apply(tenant, UNINSTALLED, 20, "e2"),
                    () -> apply(tenant, INSTALLED, 30, "e3"));
            order.forEach(i -> arrivals.get(i).run());

            Tenancy tenancy = tx(() -> tenants.lockForShare(tenant));

            assertThat(tenancy.admits(NOON.plusSeconds(20))).as("%s", order).isFalse();
            assertThat(tenancy.admits(NOON.plusSeconds(21))).as("%s", order).isTrue();
        }
    }

    @Test
    void tellsTheCallerThatALateInstallChangedNothing() {
        apply("loc1", UNINSTALLED, 10, "e1");

        assertThat(apply("loc1", INSTALLED, 5, "e2")).isEqualTo(UNINSTALLED);
    }

    @Test
    void listsTheLocationsOfAnAgency() {
        apply("loc2", INSTALLED, 0, "e1");
        apply("loc1", UNINSTALLED, 0, "e1");
        tx(() -> tenants.applyLifecycle("loc3", "agency2", INSTALLED, new Stamp(NOON, "e1")));
        tx(() -> tenants.lockForShare("loc4"));

        assertThat(tx(() -> tenants.tenantsOfCompany("agency1"))).containsExactly("loc1", "loc2");
    }

    @Test
    void opensATenantOnlyWithTheHashOfItsKey() {
        ApiKeyRepository keys = store.getBean(ApiKeyRepository.class);
        byte[] hash = new byte[32];
        hash[0] = 1;
        tx(() -> {
            keys.create(hash, "loc1", NOON);
            keys.create(hash, "loc2", NOON);
            return true;
        });

        assertThat(tx(() -> keys.tenant(hash))).isEqualTo("loc1");
        assertThat(tx(() -> String.valueOf(keys.tenant(new byte[32])))).isEqualTo("null");
    }

    private static List<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest =
                    items.stream().filter(item -> !item.equals(first)).toList();
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}
