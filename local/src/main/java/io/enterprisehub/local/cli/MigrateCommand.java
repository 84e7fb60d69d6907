package io.enterprisehub.local.cli;

import io.enterprisehub.local.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The deployment step that functions never take: they would race for it. */
@Command(
        name = "migrate",
        description = {
            "Bring a database to the newest schema.",
            "HUB_JDBC_URL or JDBC_URL names it, JDBC_USER and JDBC_PASSWORD are used where the URL has none."
        })
final class MigrateCommand implements Callable<Integer> {

    private final Map<String, String> environment;
    private final Terminal terminal;

    MigrateCommand(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String url = environment.getOrDefault("HUB_JDBC_URL", environment.getOrDefault("JDBC_URL", ""));
        if (url.isBlank()) {
            terminal.line("hub: set HUB_JDBC_URL or JDBC_URL to the database to migrate, jdbc:postgresql://...");
            return ExitCode.USAGE;
        }
        MigrateResult result = migrate(url, environment.get("JDBC_USER"), environment.get("JDBC_PASSWORD"));
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        terminal.line(
                "%d migrations applied, the schema is at version %s".formatted(result.migrationsExecuted, version));
        return ExitCode.GOOD;
    }

    private static MigrateResult migrate(String url, @Nullable String user, @Nullable String password) {
        try {
            return Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new EnvironmentProblem("The database could not be migrated: " + reason, e);
        }
    }
}
