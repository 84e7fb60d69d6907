package io.enterprisehub.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.local.gateway.PortTakenException;
import io.enterprisehub.local.runtime.Await;
import io.enterprisehub.local.runtime.PoolStats;
import io.enterprisehub.local.runtime.ProbeZip;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small system of {@code templates/probe.yaml} with everything that the large one has. */
class LocalSystemTest {
    @TempDir
    Path repository;

    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void copyTemplateAndPackages() throws IOException {
        var infra = Files.createDirectories(repository.resolve("infra"));
        try (var template = LocalSystemTest.class.getResourceAsStream("/templates/probe.yaml")) {
            Files.copy(Objects.requireNonNull(template), infra.resolve("sam-template.yaml"));
        }
        var zip = ProbeZip.in(repository);
        Files.copy(zip, infra.resolve("echo-lambda.zip"));
        Files.copy(zip, infra.resolve("work-lambda.zip"));
    }

    @Test
    void runsRequestsAndMessagesThroughTheFunctionsAndLeavesNoProcess() throws Exception {
        long postmaster;
        try (var system = LocalSystem.start(options(), steps::add)) {
            postmaster =
                    Long.parseLong(Files.readAllLines(repository.resolve("build/local/postgres/data/postmaster.pid"))
                            .getFirst());
            assertThat(get(system.gatewayUri() + "/echo")).contains("\"routeKey\":\"ANY /echo\"");
            system.sqs()
                    .sendMessage(request -> request.queueUrl(
                                    system.definition().queue("Work").url())
                            .messageBody("ok"));
            Await.until(
                    () -> Objects.requireNonNull(system.pollers().get("work")).deleted() == 1);

            assertThat(system.depth("Work").total()).isZero();
            assertThat(system.gateway().statuses()).isEqualTo(Map.of(200, 1L));
            assertThat(system.stats()).extracting(PoolStats::function).containsExactly("echo", "work");
            assertThat(system.stats())
                    .allSatisfy(stats -> assertThat(stats.coldStarts()).isEqualTo(1));
            assertThat(system.definition().function("echo").variables())
                    .containsEntry("REDIS_URI", system.redis().uri())
                    .containsEntry("JDBC_URL", system.postgres().jdbcUrl());
            assertThat(steps).anyMatch(step -> step.startsWith("Gateway at http://localhost:"));
        }

        assertThat(ProcessHandle.current().descendants()).isEmpty();
        // Not our child: its end is complete when process 1 has taken note of it.
        Await.until(() -> ProcessHandle.of(postmaster).isEmpty());
    }

    @Test
    void survivesTheFaultsThatItPlays() throws Exception {
        try (var system = LocalSystem.start(options(), steps::add)) {
            assertThat(system.killRandomEnvironment(new Random(1))).isNull();
            assertThat(get(system.gatewayUri() + "/echo")).contains("/echo");
            assertThat(system.killRandomEnvironment(new Random(1))).isEqualTo("echo-1");
            Await.until(() -> system.pool("echo").stats().environments() == 0);
            assertThat(get(system.gatewayUri() + "/echo")).contains("/echo");

            system.stopRedis(Duration.ofMillis(100));
            system.stopPostgres(Duration.ofMillis(100));

            try (var redis = RedisClient.create(system.redis().uri());
                    var connection = redis.connect()) {
                assertThat(connection.sync().ping()).isEqualTo("PONG");
            }
            try (var connection = DriverManager.getConnection(
                            system.postgres().jdbcUrl(),
                            system.postgres().user(),
                            system.postgres().password());
                    var tables = connection.getMetaData().getTables(null, "public", "leads", null)) {
                assertThat(tables.next()).isTrue();
            }
        }
    }

    @Test
    void playsTheSnapStartProtocolWhenAsked() throws Exception {
        try (var system = LocalSystem.start(options().withSnapStart(true), steps::add)) {
            assertThat(get(system.gatewayUri() + "/echo")).contains("/echo");

            assertThat(system.pool("echo").stats().restores()).isEqualTo(1);
        }
    }

    @Test
    void endsAtOnceWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var options = options().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> LocalSystem.start(options, steps::add)).isInstanceOf(PortTakenException.class);
        }
        assertThat(steps).isEmpty();
    }

    @Test
    void saysWhichPackageIsMissingAndEndsWhatItHadStarted() throws Exception {
        Files.delete(repository.resolve("infra/work-lambda.zip"));

        assertThatThrownBy(() -> LocalSystem.start(options(), steps::add))
                .hasMessageStartingWith("The package of work is missing")
                .hasMessageEndingWith("run ./hub package.");
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    private LocalOptions options() {
        return LocalOptions.of(repository, Map.of()).withPort(0).withSchedules(false);
    }

    private static String get(String uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
