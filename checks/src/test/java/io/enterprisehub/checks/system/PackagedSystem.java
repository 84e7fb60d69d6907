package io.enterprisehub.checks.system;

import io.enterprisehub.checks.Project;
import io.enterprisehub.local.runtime.PoolPolicy;
import io.enterprisehub.local.system.LocalOptions;
import io.enterprisehub.local.system.LocalSystem;
import io.enterprisehub.local.system.Progress;
import io.enterprisehub.local.traffic.LocalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The zips of this very build behind the local gateway, with our own keys in GHL's place. */
record PackagedSystem(LocalSystem local, LocalKeys keys) implements AutoCloseable {

    /** Above what the fixtures need within one minute. */
    static final int LOCATION_LIMIT = 60;

    /** Above what the tests of strangers need within one minute. */
    static final int UNSIGNED_LIMIT = 15;

    /** Short, so that an outage can outlast it within a test. */
    static final Duration VISIBILITY = Duration.ofSeconds(3);

    private static final Path DIRECTORY = Project.root().resolve("checks/target/packaged-system");

    /** One environment per function: starting a second one costs more than the few requests of a test. */
    static PackagedSystem start() {
        LocalKeys keys = LocalKeys.in(DIRECTORY.resolve("keys"));
        LocalOptions options = LocalOptions.of(repository(), Map.of())
                .withPort(0)
                .withSchedules(false)
                .withPolicy(PoolPolicy.standard().withMachineLimit(1))
                .withVisibility(VISIBILITY)
                .withVariables(Map.of(
                        "GHL_ED25519_KEYS", keys.ed25519Public(),
                        "GHL_RSA_KEYS", keys.rsaPublic(),
                        "GHL_RSA_END", "2999-01-01",
                        "WORKFLOW_MASTER_KEY_REF", "literal:" + keys.workflowMasterKey(),
                        "LOCATION_HARD_LIMIT_PER_MINUTE", Integer.toString(LOCATION_LIMIT),
                        "UNSIGNED_LIMIT_PER_MINUTE", Integer.toString(UNSIGNED_LIMIT)));
        return new PackagedSystem(LocalSystem.start(options, Progress.silent()), keys);
    }

    /** The template with this build's zips where it looks for them; in the real place an older package may lie. */
    private static Path repository() {
        try {
            Path infra = Files.createDirectories(DIRECTORY.resolve("infra"));
            Path packages = Files.createDirectories(DIRECTORY.resolve("build/package"));
            copy(Project.root().resolve("infra/sam-template.yaml"), infra.resolve("sam-template.yaml"));
            for (String function : List.of("webhook", "scoring", "api", "warmer")) {
                Path built = Project.root().resolve("functions/" + function + "/target/" + function + "-lambda.zip");
                copy(built, packages.resolve(function + ".zip"));
            }
            return DIRECTORY;
        } catch (IOException e) {
            throw new UncheckedIOException("the packages are missing: run ./mvnw verify", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        local.close();
    }
}
