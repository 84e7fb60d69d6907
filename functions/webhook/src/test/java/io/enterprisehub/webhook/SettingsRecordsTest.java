package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.function.Settings;
import io.enterprisehub.function.secret.Secrets;
import io.enterprisehub.ghl.signature.PublishedKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRecordsTest {

    private static final Secrets SECRETS = new Secrets(arn -> arn, InstantSource.system());

    @Test
    void trustsThePublishedKeysUntilTheAnnouncedDayWhenNothingIsSet() {
        SignatureSettings signatures = SignatureSettings.of(new Settings(Map.of()));

        assertThat(signatures.ed25519().keys()).hasSize(1);
        assertThat(signatures.rsa().keys()).hasSize(1);
        assertThat(signatures.rsaEnd()).isEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
    }

    @Test
    void trustsNobodyOfASchemeWhoseListIsSetToNothing() {
        SignatureSettings signatures = SignatureSettings.of(new Settings(Map.of("GHL_RSA_KEYS", "")));

        assertThat(signatures.rsa().keys()).isEmpty();
        assertThat(signatures.ed25519().keys()).hasSize(1);
    }

    @Test
    void namesTheVariableAndThePositionOfABadKeyButNotItsText() {
        Settings settings = new Settings(Map.of("GHL_ED25519_KEYS", PublishedKeys.ED25519 + ",cGFzdGVkIHNlY3JldA=="));

        assertThatThrownBy(() -> SignatureSettings.of(settings))
                .hasMessageContaining("GHL_ED25519_KEYS")
                .hasMessageContaining("key 2")
                .hasMessageNotContaining("cGFzdGVk");
    }

    @Test
    void namesTheVariableOfABadDate() {
        assertThatThrownBy(() -> SignatureSettings.of(new Settings(Map.of("GHL_RSA_END", "soon"))))
                .hasMessageContaining("GHL_RSA_END")
                .hasMessageNotContaining("soon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1.5"})
    void refusesALimitThatIsNoPositiveNumber(String value) {
        assertThatThrownBy(() -> Limits.of(new Settings(Map.of("UNSIGNED_LIMIT_PER_MINUTE", value))))
                .hasMessageContaining("UNSIGNED_LIMIT_PER_MINUTE");
    }

    @Test
    void acceptsNoWorkflowSecretWithoutAMasterKey() {
        assertThat(WorkflowSettings.of(new Settings(Map.of())).secrets(SECRETS)).isNull();
    }

    @Test
    void acceptsAllListedVersions() {
        String key = Base64.getEncoder().encodeToString(Posts.MASTER_KEY);
        WorkflowSettings workflow = WorkflowSettings.of(
                new Settings(Map.of("WORKFLOW_MASTER_KEY_REF", "literal:" + key, "WORKFLOW_KEY_VERSIONS", "2, 1")));

        assertThat(workflow.versions()).isEqualTo(List.of(2, 1));
        assertThat(workflow.secrets(SECRETS))
                .isNotNull()
                .satisfies(secrets -> assertThat(secrets.accepts("loc1", null, Posts.workflowToken("loc1")))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base64 !", ""})
    void namesTheVariableOfABadMasterKeyButNotItsText(String key) {
        WorkflowSettings workflow =
                WorkflowSettings.of(new Settings(Map.of("WORKFLOW_MASTER_KEY_REF", "literal:" + key)));

        assertThatThrownBy(() -> workflow.secrets(SECRETS))
                .hasMessageContaining("WORKFLOW_MASTER_KEY_REF")
                .hasNoCause()
                .satisfies(failure -> assertThat(
                                key.isEmpty() || !String.valueOf(failure).contains(key))
                        .isTrue());
    }

    @Test
    void refusesVersionsThatAreNoNumbers() {
        assertThatThrownBy(() -> WorkflowSettings.of(new Settings(Map.of("WORKFLOW_KEY_VERSIONS", "1,b"))))
                .hasMessageContaining("WORKFLOW_KEY_VERSIONS");
    }

    @Test
    void readsTheMasterKeyAsSixtyFourLettersAndDigits() {
        String generated = "Abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ01";
        WorkflowSettings workflow =
                WorkflowSettings.of(new Settings(Map.of("WORKFLOW_MASTER_KEY_REF", "literal:" + generated)));

        assertThat(generated.getBytes(UTF_8)).hasSize(64);
        assertThat(workflow.secrets(SECRETS)).isNotNull();
    }
}
