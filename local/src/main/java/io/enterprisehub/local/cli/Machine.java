package io.enterprisehub.local.cli;

import io.enterprisehub.local.system.LocalOptions;
import io.enterprisehub.local.traffic.LocalKeys;
import java.nio.file.Path;
import java.util.Map;

/** How the local system is started for a command: with our own keys in GHL's place. */
record Machine(Home home, Map<String, String> environment) {

    /** GHL's own end date of the legacy scheme has no meaning for our own keys. */
    private static final String NO_END = "2999-01-01";

    LocalKeys keys() {
        return LocalKeys.in(home.keys());
    }

    /**
     * The options of a system.
     *
     * @param directory for its data; two systems at the same time need two
     */
    LocalOptions options(Path directory, int port) {
        LocalKeys keys = keys();
        LocalOptions standard = LocalOptions.of(home.root(), environment);
        return new LocalOptions(
                        standard.template(),
                        directory,
                        port,
                        standard.snapStart(),
                        standard.schedules(),
                        standard.policy(),
                        standard.redisUri(),
                        standard.jdbcUrl(),
                        standard.visibility(),
                        Map.of())
                .withVariables(Map.of(
                        "GHL_ED25519_KEYS",
                        keys.ed25519Public(),
                        "GHL_RSA_KEYS",
                        keys.rsaPublic(),
                        "GHL_RSA_END",
                        NO_END,
                        "WORKFLOW_MASTER_KEY_REF",
                        "literal:" + keys.workflowMasterKey()));
    }
}
