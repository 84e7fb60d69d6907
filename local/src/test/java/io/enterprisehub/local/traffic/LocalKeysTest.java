package io.enterprisehub.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.ghl.signature.KeyList;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.SignatureVerifier;
import io.enterprisehub.ghl.signature.Verdict;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void signsWhatTheReceiverVerifiesInBothSchemes() {
        LocalKeys keys = LocalKeys.in(folder.resolve("keys"));
        byte[] body = "{\"type\":\"NoteCreate\"}".getBytes(StandardCharsets.UTF_8);
        SignatureVerifier verifier = verifier(keys);

        Verdict newer =
                verifier.verify(body, keys.signer(SignatureScheme.ED25519).sign(body), null);
        Verdict older =
                verifier.verify(body, null, keys.signer(SignatureScheme.RSA).sign(body));

        assertThat(newer).isEqualTo(new Verdict.Valid(SignatureScheme.ED25519));
        assertThat(older).isEqualTo(new Verdict.Valid(SignatureScheme.RSA));
    }

    @Test
    void issuesWorkflowTokensOfItsMasterKey() {
        LocalKeys keys = LocalKeys.in(folder.resolve("keys"));
        WorkflowSecrets secrets = new WorkflowSecrets(Base64.getDecoder().decode(keys.workflowMasterKey()), List.of(1));

        assertThat(secrets.accepts("location1", null, keys.workflowToken("location1")))
                .isTrue();
        assertThat(secrets.accepts("location2", null, keys.workflowToken("location1")))
                .isFalse();
    }

    @Test
    void keepsTheKeysForTheNextProcess() {
        LocalKeys first = LocalKeys.in(folder.resolve("keys"));

        assertThat(LocalKeys.in(folder.resolve("keys"))).isEqualTo(first);
    }

    @Test
    void givesAllTheSameKeysWhenSeveralAskFirstAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<String> ask = () -> LocalKeys.in(folder.resolve("keys")).rsaPublic();
            List<Future<String>> answers = threads.invokeAll(List.of(ask, ask, ask, ask));

            assertThat(List.of(
                            answers.get(0).get(),
                            answers.get(1).get(),
                            answers.get(2).get()))
                    .containsOnly(answers.get(3).get());
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("keys"));
        }
    }

    @Test
    void saysWhatToDoWhenTheKeysAreDamaged() throws IOException {
        LocalKeys.in(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/rsa"), "!");

        assertThatThrownBy(() -> LocalKeys.in(folder.resolve("keys")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete that directory");
    }

    private static SignatureVerifier verifier(LocalKeys keys) {
        return new SignatureVerifier(
                KeyList.parse(SignatureScheme.ED25519, keys.ed25519Public()),
                KeyList.parse(SignatureScheme.RSA, keys.rsaPublic()),
                Instant.MAX,
                InstantSource.fixed(Instant.EPOCH));
    }
}
