package io.enterprisehub.webhook;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the secrets of the workflow route are made.
 *
 * @param masterKeyRef reference of the master key, or blank: then no secret is accepted
 * @param versions accepted versions, newest first
 */
record WorkflowSettings(String masterKeyRef, List<Integer> versions) {

    private static final String MASTER_KEY_REF = "WORKFLOW_MASTER_KEY_REF";
    private static final String KEY_VERSIONS = "WORKFLOW_KEY_VERSIONS";

    WorkflowSettings {
        versions = List.copyOf(versions);
    }

    /** Reads both variables; nothing is fetched before a workflow posts. */
    static WorkflowSettings of(Settings settings) {
        List<Integer> versions = settings.list(KEY_VERSIONS).stream()
                .map(WorkflowSettings::version)
                .toList();
        return new WorkflowSettings(settings.optional(MASTER_KEY_REF, ""), versions.isEmpty() ? List.of(1) : versions);
    }

    /**
     * The secrets under the master key of this moment; null where the route is not configured.
     *
     * @throws io.enterprisehub.function.secret.SecretUnavailable if the key cannot be fetched
     * @throws IllegalStateException if what was fetched is no key; names the variable, not the value
     */
    @Nullable
    WorkflowSecrets secrets(Secrets source) {
        return masterKeyRef.isEmpty() ? null : new WorkflowSecrets(decode(source.resolve(masterKeyRef)), versions);
    }

    private static byte[] decode(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length >= WorkflowSecrets.MIN_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message there is; the decoder's own quotes the input.
        }
        throw new IllegalStateException(
                "What " + MASTER_KEY_REF + " refers to is not base64 of " + WorkflowSecrets.MIN_KEY_BYTES + " bytes");
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Environment variable " + KEY_VERSIONS + " must hold whole numbers", e);
        }
    }
}
