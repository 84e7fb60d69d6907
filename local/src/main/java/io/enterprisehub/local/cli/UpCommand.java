package io.enterprisehub.local.cli;

import io.enterprisehub.local.demo.ApiKeys;
import io.enterprisehub.local.services.PostgresStore;
import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.terminal.Terminal;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start the whole system and keep it running until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    private static final int PORT = 3000;

    private final Machine machine;
    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the gateway (default: ${DEFAULT-VALUE}; 0 = any free one).")
    private int port = PORT;

    UpCommand(Machine machine, Terminal terminal) {
        this.machine = machine;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, SQLException {
        var _ = new Packages(machine.home()).assemble();
        try (LocalSystem system = LocalSystem.start(
                machine.options(machine.home().running("local/port-" + port), port),
                step -> terminal.line(terminal.dim("  " + step)))) {
            Map<String, String> keys = keys(system.postgres());
            new LocalApiKeys(machine.home()).keep(keys);
            greet(system.gatewayUri(), keys);
            // Ctrl-C ends the JVM, whose shutdown hook closes the system.
            new CountDownLatch(1).await();
            return ExitCode.GOOD;
        }
    }

    private static Map<String, String> keys(PostgresStore postgres) throws SQLException {
        try (Connection database =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            return ApiKeys.issue(database, DemoLocations.ALL, new SecureRandom());
        }
    }

    private void greet(URI gateway, Map<String, String> keys) {
        String first = keys.get(DemoLocations.first());
        String url = gateway.getPort() == PORT ? "" : " --url " + gateway.resolve("/webhooks/ghl");
        terminal.line("");
        terminal.line(terminal.bold("EnterpriseHub is up: " + gateway));
        terminal.line("  POST " + gateway.resolve("/webhooks/ghl") + "   GHL's webhooks");
        terminal.line("  GET  " + gateway.resolve("/v1/leads") + "       leads and scores, with an API key");
        terminal.line("  GET  " + gateway.resolve("/health"));
        terminal.line("");
        terminal.line("API keys:");
        keys.forEach((location, key) -> terminal.line("  " + location + "  " + key));
        terminal.line("");
        terminal.line("Try in a second terminal:");
        terminal.line("  KEY=" + first);
        terminal.line("  ./hub send ContactCreate" + url);
        terminal.line("  ./hub send InboundMessage --set body=\"Can we see the house today?\"" + url);
        terminal.line("  curl -s " + gateway.resolve("/v1/leads/lead-1") + " -H \"Authorization: Bearer $KEY\"");
        terminal.line("  ./hub explain lead-1" + (gateway.getPort() == PORT ? "" : " --url " + gateway));
        terminal.line("");
        terminal.line("A signed webhook by curl: ./hub send ContactCreate --curl" + url);
        terminal.line("Ctrl-C ends everything.");
    }
}
