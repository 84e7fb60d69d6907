package io.enterprisehub.scoring.batch;

import static io.enterprisehub.scoring.batch.TestSystem.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.function.sqs.SqsMessage;
import io.enterprisehub.scoring.event.Fixtures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServicesExtension.class)
class LifeCycleTest {

    private final TestSystem system;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final BatchProcessor processor;

    LifeCycleTest(TestSystem system) {
        this.system = system;
        this.processor = system.processor(metrics, Step.Listener.NONE);
    }

    @Test
    void leavesNoRowAndNoKeyOfAnUninstalledTenantButItsTombstone() {
        String tenant = system.newTenant();
        String other = system.newTenant();
        process(processor, story(tenant));
        process(processor, story(other));
        claim(tenant, "wh-note-create");

        assertThat(process(processor, List.of(at(tenant, "uninstall", "2026-03-01T12:00:00Z"))))
                .isEmpty();

        assertThat(tablesWithRowsOf(tenant)).containsExactly("tenants");
        assertThat(system.services.redis().keysOf(tenant)).isEmpty();
        assertThat(tablesWithRowsOf(other)).contains("leads", "event_ids");
        assertThat(system.services.redis().keysOf(other)).isNotEmpty();
    }

    @Test
    void dropsLateEventsOfAnUninstalledTenantAndTheirClaims() {
        String tenant = system.newTenant();
        process(processor, List.of(at(tenant, "uninstall", "2026-03-01T12:00:00Z")));
        claim(tenant, "wh-note-create");

        assertThat(process(processor, List.of(at(tenant, "note-create", "2026-03-01T13:00:00Z"))))
                .isEmpty();

        assertThat(metrics.of("events.dropped")).isEqualTo(1);
        assertThat(tablesWithRowsOf(tenant)).containsExactly("tenants");
        assertThat(system.services.redis().keysOf(tenant)).isEmpty();
    }

    @Test
    void reopensWithALaterInstallAndNotWithAnEarlierOne() {
        String tenant = system.newTenant();
        process(processor, List.of(at(tenant, "uninstall", "2026-03-01T12:00:00Z")));

        process(
                processor,
                List.of(
                        at(tenant, "install", "2026-03-01T11:00:00Z"),
                        at(tenant, "note-create", "2026-03-01T13:00:00Z")));
        assertThat(system.rows("leads", tenant)).isZero();

        process(
                processor,
                List.of(
                        at(tenant, "install", "2026-03-01T12:30:00Z"),
                        at(tenant, "note-create", "2026-03-01T13:00:00Z")));
        assertThat(system.rows("leads", tenant)).isEqualTo(1);
    }

    @Test
    void doesNotBringBackAfterANewInstallWhatTheUninstallDeleted() {
        String tenant = system.newTenant();
        process(processor, story(tenant));
        process(
                processor,
                List.of(
                        at(tenant, "uninstall", "2026-03-01T12:00:00Z"),
                        at(tenant, "install", "2026-03-01T12:30:00Z")));
        claim(tenant, "wh-note-create");

        process(processor, story(tenant));

        assertThat(tablesWithRowsOf(tenant)).containsExactly("tenants");
        assertThat(system.services.redis().keysOf(tenant)).isEmpty();
    }

    @Test
    void keepsAReopenedTenantWhenItsOldUninstallArrivesLate() {
        String tenant = system.newTenant();
        process(processor, List.of(at(tenant, "install", "2026-03-01T12:30:00Z")));
        process(processor, story(tenant));

        process(processor, List.of(at(tenant, "uninstall", "2026-03-01T12:00:00Z")));

        assertThat(system.rows("leads", tenant)).isEqualTo(1);
    }

    @Test
    void appliesTheEventsOfATenantThatNobodyAnnounced() {
        String tenant = system.newTenant();

        process(processor, story(tenant));

        assertThat(system.database.texts("SELECT state FROM tenants WHERE tenant = '" + tenant + "'"))
                .containsExactly("installed");
    }

    @Test
    void ordersOpeningAndClosingWithinABatchByTimeAndBeforeItsOtherEvents() {
        String tenant = system.newTenant();

        process(
                processor,
                List.of(
                        at(tenant, "note-create", "2026-03-01T13:00:00Z"),
                        at(tenant, "install", "2026-03-01T12:30:00Z"),
                        at(tenant, "uninstall", "2026-03-01T12:00:00Z")));

        assertThat(system.rows("leads", tenant)).isEqualTo(1);
    }

    @Test
    void closesAllTenantsOfACompany() {
        String company = "cmp" + system.newTenant();
        List<String> tenants = List.of(system.newTenant(), system.newTenant());
        for (String tenant : tenants) {
            SqsMessage install = at(tenant, "install", "2026-03-01T09:00:00Z");
            process(
                    processor,
                    List.of(system.messageOf(tenant, install.body().replace("cmpHarbor00000000001", company))));
            process(processor, story(tenant));
        }

        String body = Fixtures.body("uninstall-of-company").replace("cmpHarbor00000000001", company);
        assertThat(process(processor, List.of(system.messageOf("company:" + company, body))))
                .isEmpty();

        for (String tenant : tenants) {
            assertThat(tablesWithRowsOf(tenant)).containsExactly("tenants");
            assertThat(system.services.redis().keysOf(tenant)).isEmpty();
        }
    }

    private List<SqsMessage> story(String tenant) {
        return Stream.of("contact-create", "inbound-sms", "note-create", "task-create-without-contact")
                .map(name -> system.message(tenant, name))
                .toList();
    }

    private SqsMessage at(String tenant, String fixture, String time) {
        SqsMessage message = system.message(tenant, fixture);
        return system.messageOf(tenant, message.body().replace("2026-03-01T10:00:00.000Z", time));
    }

    private void claim(String tenant, String eventId) {
        system.services.redis().ask(commands -> commands.set("eh:{" + tenant + "}:claim:" + eventId, "enqueued"));
    }

    /** Asks the catalogue, so that a table that is added later is not forgotten. */
    private List<String> tablesWithRowsOf(String tenant) {
        List<String> tables = system.database.texts("""
                SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t
                USING (table_schema, table_name)
                WHERE c.column_name = 'tenant' AND table_schema = 'public' AND t.table_type = 'BASE TABLE'
                ORDER BY 1""");
        assertThat(tables).contains("leads", "event_history", "tenants", "outbox");
        return tables.stream().filter(table -> system.rows(table, tenant) > 0).toList();
    }
}
