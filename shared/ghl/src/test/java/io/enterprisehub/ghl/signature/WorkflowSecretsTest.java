package io.enterprisehub.ghl.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowSecretsTest {

    private static final byte[] MASTER = "a master key that only tests know".getBytes(UTF_8);

    private final WorkflowSecrets secrets = new WorkflowSecrets(MASTER, List.of(2, 1));

    @Test
    void acceptsItsTokenInEitherHeader() {
        String token = secrets.issue("loc-a", 2);

        assertThat(secrets.accepts("loc-a", "Bearer " + token, null)).isTrue();
        assertThat(secrets.accepts("loc-a", "bearer " + token, null)).isTrue();
        assertThat(secrets.accepts("loc-a", null, token)).isTrue();
        assertThat(secrets.accepts("loc-a", "Basic dXNlcjpwYXNz", token)).isTrue();
    }

    @Test
    void acceptsAnOlderVersionThatIsStillListed() {
        assertThat(secrets.accepts("loc-a", null, secrets.issue("loc-a", 1))).isTrue();
    }

    @Test
    void refusesAVersionThatIsNoLongerListed() {
        assertThat(secrets.accepts("loc-a", null, secrets.issue("loc-a", 3))).isFalse();
    }

    @Test
    void refusesTheTokenOfAnotherLocation() {
        assertThat(secrets.accepts("loc-b", null, secrets.issue("loc-a", 2))).isFalse();
    }

    @Test
    void refusesTheTokenOfAnotherMasterKey() {
        WorkflowSecrets other = new WorkflowSecrets(new byte[32], List.of(2));

        assertThat(secrets.accepts("loc-a", null, other.issue("loc-a", 2))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "2.", "2", "two.secret", "\u0000", "2.\u00e4"})
    void refusesWhatIsNoToken(String header) {
        assertThat(secrets.accepts("loc-a", "Bearer " + header, header)).isFalse();
    }

    @Test
    void refusesASecretUnderAnotherVersionNumber() {
        String secretOfTwo = secrets.issue("loc-a", 2).substring(2);

        assertThat(secrets.accepts("loc-a", null, "1." + secretOfTwo)).isFalse();
    }

    @Test
    void refusesWhenNothingIsPresented() {
        assertThat(secrets.accepts("loc-a", null, null)).isFalse();
    }

    @Test
    void refusesAShortMasterKeyAndAnEmptyListOfVersions() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkflowSecrets(new byte[31], List.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkflowSecrets(MASTER, List.of()));
    }
}
