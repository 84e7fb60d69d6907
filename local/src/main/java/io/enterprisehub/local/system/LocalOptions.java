package io.enterprisehub.local.system;

import io.enterprisehub.local.runtime.PoolPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the local system is to run.
 *
 * @param template the SAM template; its directory's parent is the root of the repository
 * @param directory for everything that is written: data, logs, unpacked packages; data of an earlier run is removed
 * @param port of the gateway; 0 = any free one
 * @param snapStart run SnapStart's checkpoint and restore for functions that have it
 * @param schedules fire the schedules; without, only {@link LocalSystem#fire} does
 * @param policy how each function's environments are treated
 * @param redisUri an existing Redis instead of our own, or null
 * @param jdbcUrl an existing PostgreSQL instead of our own, with user and password as parameters, or null
 * @param visibility visibility timeout of every queue instead of the template's, or null; a run that kills functions
 *     does not want to wait minutes for their messages
 * @param variables environment variables of the functions that are replaced, where the template has them
 */
public record LocalOptions(
        Path template,
        Path directory,
        int port,
        boolean snapStart,
        boolean schedules,
        PoolPolicy policy,
        @Nullable String redisUri,
        @Nullable String jdbcUrl,
        @Nullable Duration visibility,
        Map<String, String> variables) {
    public LocalOptions {
        variables = Map.copyOf(variables);
    }

    /** The template and the build directory of a repository, {@code HUB_REDIS_URI} and {@code HUB_JDBC_URL} of the shell. */
    public static LocalOptions of(Path repository, Map<String, String> environment) {
        return new LocalOptions(
                repository.resolve("infra/sam-template.yaml"),
                repository.resolve("build/local"),
                3000,
                false,
                true,
                PoolPolicy.standard(),
                environment.get("HUB_REDIS_URI"),
                environment.get("HUB_JDBC_URL"),
                null,
                Map.of());
    }

    public LocalOptions withPort(int other) {
        return new LocalOptions(
                template, directory, other, snapStart, schedules, policy, redisUri, jdbcUrl, visibility, variables);
    }

    public LocalOptions withSnapStart(boolean enabled) {
        return new LocalOptions(
                template, directory, port, enabled, schedules, policy, redisUri, jdbcUrl, visibility, variables);
    }

    public LocalOptions withSchedules(boolean enabled) {
        return new LocalOptions(
                template, directory, port, snapStart, enabled, policy, redisUri, jdbcUrl, visibility, variables);
    }

    public LocalOptions withPolicy(PoolPolicy other) {
        return new LocalOptions(
                template, directory, port, snapStart, schedules, other, redisUri, jdbcUrl, visibility, variables);
    }

    public LocalOptions withVisibility(Duration other) {
        return new LocalOptions(
                template, directory, port, snapStart, schedules, policy, redisUri, jdbcUrl, other, variables);
    }

    /** Adds to the variables that are replaced already. */
    public LocalOptions withVariables(Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return new LocalOptions(
                template, directory, port, snapStart, schedules, policy, redisUri, jdbcUrl, visibility, all);
    }
}
