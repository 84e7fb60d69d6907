package io.enterprisehub.ghl.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.ghl.signature.Verdict.Invalid;
import io.enterprisehub.ghl.signature.Verdict.Missing;
import io.enterprisehub.ghl.signature.Verdict.Reason;
import io.enterprisehub.ghl.signature.Verdict.Valid;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final Instant END = Instant.parse("2026-09-01T00:00:00Z");
    private static final byte[] BODY = "{\"type\":\"ContactCreate\",  \"name\":\"J\u00f6rg\"}".getBytes(UTF_8);

    private static final KeyPair OLD_ED = TestKeys.ed25519();
    private static final KeyPair NEW_ED = TestKeys.ed25519();
    private static final KeyPair RSA = TestKeys.rsa(2048);

    private final SignatureVerifier verifier = verifierAt(END.minusMillis(1));

    @Test
    void acceptsEd25519OverTheRawBytes() {
        assertThat(verifier.verify(BODY, ed(NEW_ED), null)).isEqualTo(new Valid(SignatureScheme.ED25519));
    }

    @Test
    void acceptsEveryKeyOfTheListWhileKeysRotate() {
        assertThat(verifier.verify(BODY, ed(OLD_ED), null)).isEqualTo(new Valid(SignatureScheme.ED25519));
    }

    @Test
    void acceptsTheLegacySchemeUntilTheLastMomentBeforeItsEnd() {
        assertThat(verifier.verify(BODY, null, rsa())).isEqualTo(new Valid(SignatureScheme.RSA));
    }

    @Test
    void refusesTheLegacySchemeFromItsEndDateOn() {
        assertThat(verifierAt(END).verify(BODY, null, rsa()))
                .isEqualTo(new Invalid(SignatureScheme.RSA, Reason.SCHEME_ENDED));
    }

    @Test
    void letsEd25519DecideAloneEvenWhenTheLegacySignatureIsGood() {
        assertThat(verifier.verify(BODY, ed(TestKeys.ed25519()), rsa()))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MISMATCH));
    }

    @Test
    void usesTheLegacySignatureWhenTheNewHeaderSaysNotSigned() {
        assertThat(verifier.verify(BODY, "N/A", rsa())).isEqualTo(new Valid(SignatureScheme.RSA));
    }

    @Test
    void refusesTheSameJsonInOtherBytes() {
        byte[] reserialised = new String(BODY, UTF_8).replace("  ", " ").getBytes(UTF_8);

        assertThat(verifier.verify(reserialised, ed(NEW_ED), null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MISMATCH));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "N/A", " n/a "})
    void callsItMissingWhenNothingWasSigned(@Nullable String header) {
        assertThat(verifier.verify(BODY, header, header)).isEqualTo(new Missing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "abc", "====", "\u0000", "AAAA AAAA", "\u00e4\u00f6\u00fc"})
    void callsItMalformedWhenTheHeaderIsNotBase64(String header) {
        assertThat(verifier.verify(BODY, header, null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MALFORMED));
    }

    @Test
    void knowsOnlyOneSpellingOfASignature() {
        String unpadded = ed(NEW_ED).replace("=", "");

        assertThat(verifier.verify(BODY, unpadded, null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MALFORMED));
    }

    @Test
    void doesNotDecodeAHeaderLongerThanAnySignature() {
        assertThat(verifier.verify(BODY, "A".repeat(2_000_000), null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 256, 512})
    void neverThrowsOnASignatureOfTheWrongLength(int length) {
        String header = Base64.getEncoder().encodeToString(new byte[length]);

        assertThat(verifier.verify(BODY, "x" + header, null)).isInstanceOf(Invalid.class);
        assertThat(verifier.verify(BODY, length == 0 ? "AA==" : header, null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.MISMATCH));
        assertThat(verifier.verify(BODY, null, length == 0 ? "AA==" : header))
                .isEqualTo(new Invalid(SignatureScheme.RSA, Reason.MISMATCH));
    }

    @Test
    void refusesEverythingOfASchemeWithoutKeys() {
        SignatureVerifier keyless = new SignatureVerifier(
                KeyList.parse(SignatureScheme.ED25519, ""),
                KeyList.parse(SignatureScheme.RSA, " "),
                END,
                InstantSource.fixed(Instant.EPOCH));

        assertThat(keyless.verify(BODY, ed(NEW_ED), null))
                .isEqualTo(new Invalid(SignatureScheme.ED25519, Reason.NO_KEY));
        assertThat(keyless.verify(BODY, null, rsa())).isEqualTo(new Invalid(SignatureScheme.RSA, Reason.NO_KEY));
    }

    private static SignatureVerifier verifierAt(Instant now) {
        return new SignatureVerifier(
                TestKeys.list(SignatureScheme.ED25519, NEW_ED, OLD_ED),
                TestKeys.list(SignatureScheme.RSA, RSA),
                END,
                InstantSource.fixed(now));
    }

    private static String ed(KeyPair pair) {
        return new GhlSigner(SignatureScheme.ED25519, pair.getPrivate()).sign(BODY);
    }

    private static String rsa() {
        return new GhlSigner(SignatureScheme.RSA, RSA.getPrivate()).sign(BODY);
    }
}
