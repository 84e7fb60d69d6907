package io.enterprisehub.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The template that is deployed must run here too. */
class DeployedTemplateTest {
    @Test
    void runsOnThisMachineWithTheServersOfThisMachine() {
        var local = LocalValues.queuesAt(URI.create("http://127.0.0.1:9324"))
                .withVariables(Map.of(
                        "REDIS_URI", "redis://here",
                        "REDIS_CLUSTER", "false",
                        "JDBC_URL", "jdbc:postgresql://here/x",
                        "JDBC_USER", "someone",
                        "JDBC_PASSWORD_REF", "literal:x",
                        "WORKFLOW_MASTER_KEY_REF", "literal:x"));

        var system = TemplateReader.read(Path.of("../infra/sam-template.yaml"), local);

        assertThat(system.functions())
                .extracting(SystemDefinition.Function::name)
                .contains("webhook", "scoring", "api", "warmer");
        assertThat(system.routes())
                .extracting(SystemDefinition.HttpRoute::key)
                .contains("POST /webhooks/ghl", "POST /webhooks/ghl/workflow/{locationId}", "GET /v1/leads/{id}");
        assertThat(system.function("scoring").variables())
                .containsEntry("EVENTS_QUEUE_URL", system.queue("LeadEvents").url());
        assertThat(system.queueSources())
                .singleElement()
                .satisfies(source -> assertThat(source.queue()).isEqualTo(system.queue("LeadEvents")));
    }
}
