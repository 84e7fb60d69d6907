package io.enterprisehub.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {
    private static final LocalValues LOCAL = LocalValues.queuesAt(URI.create("http://127.0.0.1:9324"))
            .withVariables(Map.of("REDIS_URI", "redis://here", "JDBC_URL", "jdbc:postgresql://here/x"));

    @Test
    void mergesTheGlobalsAndResolvesTheVariablesOfAFunction() throws Exception {
        var echo = read(LOCAL).function("echo");

        assertThat(echo.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(echo.codeUri()).isEqualTo(Path.of("/repository/infra/echo-lambda.zip"));
        assertThat(echo.snapStart()).isTrue();
        assertThat(echo.reservedConcurrency()).isNull();
        assertThat(echo.variables())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "STAGE", "test",
                        "COLOR", "green",
                        "REDIS_URI", "redis://here",
                        "JDBC_URL", "jdbc:postgresql://here/x",
                        "WORK_URL", "http://127.0.0.1:9324/000000000000/enterprisehub-work",
                        "WORK_NAME", "enterprisehub-work",
                        "JOINED", "small-b-us-east-1",
                        "LITERAL", "${Stay}-small!"));
    }

    @Test
    void usesParametersThatTheCallerSets() throws Exception {
        var big = read(new LocalValues(LOCAL.sqs(), LOCAL.variables(), Map.of(), Map.of("Size", "big")));

        assertThat(big.function("echo").variables()).containsEntry("COLOR", "red");
        assertThat(big.function("work").reservedConcurrency()).isEqualTo(50);
        assertThat(big.functions())
                .extracting(SystemDefinition.Function::name)
                .containsExactly("echo", "work", "never");
    }

    @Test
    void readsRoutesQueuesSourcesAndSchedules() throws Exception {
        var system = read(LOCAL);

        assertThat(system.routes())
                .extracting(SystemDefinition.HttpRoute::key)
                .containsExactly("ANY /echo", "GET /items/{id}");
        assertThat(system.queueSources()).singleElement().satisfies(source -> {
            assertThat(source.queue()).isEqualTo(system.queue("Work"));
            assertThat(source.batchSize()).isEqualTo(20);
            assertThat(source.window()).isEqualTo(Duration.ofSeconds(1));
            assertThat(source.reportsItemFailures()).isTrue();
            assertThat(source.maximumConcurrency()).isEqualTo(2);
        });
        assertThat(system.queue("Work").deadLetterArn())
                .isEqualTo(system.queue("WorkDlq").arn());
        assertThat(system.queue("Work").maxReceiveCount()).isEqualTo(2);
        assertThat(system.queue("Work").visibility()).isEqualTo(Duration.ofSeconds(3));
        assertThat(system.schedules()).singleElement().satisfies(schedule -> {
            assertThat(schedule.expression()).isEqualTo("cron(30 3 * * ? *)");
            assertThat(schedule.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${Cache.Endpoint.Address}|there is no resource or parameter Cache",
                "${Role.Arn}|Role.Arn has no value on this machine",
                "${Nobody}|there is no resource or parameter Nobody",
            })
    void namesThePlaceOfAReferenceThatCannotBeResolved(String reference, String problem) throws Exception {
        var yaml = template()
                .replace("COLOR: blue", "COLOR: !Sub \"" + reference + "\"")
                .replace("COLOR: !If", "OTHER: !If");

        assertThatThrownBy(() -> read(yaml, LOCAL))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Resources.EchoFunction.Environment.Variables.COLOR: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "!!java.io.File [/etc/passwd]",
        "!!javax.script.ScriptEngineManager []",
        "!GetAtt NoDot",
        "!If [OneOnly]"
    })
    void refusesTagsThatNameAClassAndArgumentsOfTheWrongShape(String value) throws Exception {
        var yaml = template() + "\nOutputs:\n  X: " + value + "\n";

        assertThatThrownBy(() -> read(yaml, LOCAL)).isInstanceOf(TemplateException.class);
    }

    @Test
    void refusesAnEventThatDoesNotRunHere() throws Exception {
        var yaml = template().replace("Type: ScheduleV2", "Type: Kinesis");

        assertThatThrownBy(() -> read(yaml, LOCAL))
                .hasMessageStartingWith("Resources.WorkFunction.Events.Nightly: events of this type");
    }

    private static SystemDefinition read(LocalValues local) throws IOException {
        return read(template(), local);
    }

    private static SystemDefinition read(String yaml, LocalValues local) {
        return TemplateReader.read("probe.yaml", yaml, Path.of("/repository/infra"), local);
    }

    private static String template() throws IOException {
        try (var stream = TemplateReaderTest.class.getResourceAsStream("/templates/probe.yaml")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
