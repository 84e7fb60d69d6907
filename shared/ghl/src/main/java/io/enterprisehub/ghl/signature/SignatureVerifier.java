package io.enterprisehub.ghl.signature;

import io.enterprisehub.ghl.signature.Verdict.Invalid;
import io.enterprisehub.ghl.signature.Verdict.Missing;
import io.enterprisehub.ghl.signature.Verdict.Reason;
import io.enterprisehub.ghl.signature.Verdict.Valid;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether GHL signed exactly these bytes. Input never makes it throw: whatever a header holds, the answer is a
 * {@link Verdict}.
 *
 * <p>{@code X-GHL-Signature} decides alone when present, as in both official SDKs: a fall-back to the legacy header would let
 * an attacker choose the weaker scheme. Immutable and safe for many threads.
 */
public final class SignatureVerifier {

    /** GHL's own sample code guards against this literal: the header is there, a signature is not. */
    private static final String NOT_SIGNED = "N/A";

    /** Base64 of an RSA-8192 signature; anything longer is no signature and is not decoded. */
    private static final int MAX_HEADER_LENGTH = 1368;

    private final KeyList ed25519;
    private final KeyList rsa;
    private final Instant rsaEnd;
    private final InstantSource clock;

    /**
     * Trusts these keys from now on.
     *
     * @param rsaEnd the first instant at which the legacy scheme is no longer accepted
     * @throws IllegalArgumentException if the lists are of the wrong scheme
     */
    public SignatureVerifier(KeyList ed25519, KeyList rsa, Instant rsaEnd, InstantSource clock) {
        if (ed25519.scheme() != SignatureScheme.ED25519 || rsa.scheme() != SignatureScheme.RSA) {
            throw new IllegalArgumentException("key lists are swapped");
        }
        this.ed25519 = ed25519;
        this.rsa = rsa;
        this.rsaEnd = rsaEnd;
        this.clock = clock;
    }

    /**
     * Checks the one signature that decides.
     *
     * @param body the raw bytes as received, after undoing a gateway's base64 and nothing else
     * @param ghlSignature value of {@code X-GHL-Signature}, or null
     * @param whSignature value of {@code X-WH-Signature}, or null
     */
    public Verdict verify(byte[] body, @Nullable String ghlSignature, @Nullable String whSignature) {
        if (isPresent(ghlSignature)) {
            return check(ed25519, body, ghlSignature);
        }
        if (isPresent(whSignature)) {
            return clock.instant().isBefore(rsaEnd)
                    ? check(rsa, body, whSignature)
                    : new Invalid(SignatureScheme.RSA, Reason.SCHEME_ENDED);
        }
        return new Missing();
    }

    private static boolean isPresent(@Nullable String header) {
        return header != null && !header.isBlank() && !header.strip().equalsIgnoreCase(NOT_SIGNED);
    }

    private static Verdict check(KeyList list, byte[] body, @Nullable String header) {
        byte[] signature = header == null ? null : strictBase64(header.strip());
        if (signature == null) {
            return new Invalid(list.scheme(), Reason.MALFORMED);
        }
        if (list.keys().isEmpty()) {
            return new Invalid(list.scheme(), Reason.NO_KEY);
        }
        for (PublicKey key : list.keys()) {
            if (matches(list.scheme(), key, body, signature)) {
                return new Valid(list.scheme());
            }
        }
        return new Invalid(list.scheme(), Reason.MISMATCH);
    }

    private static boolean matches(SignatureScheme scheme, PublicKey key, byte[] body, byte[] signature) {
        try {
            // Signature objects hold state, so each check has its own.
            Signature verifier = Signature.getInstance(scheme.signatureAlgorithm());
            verifier.initVerify(key);
            verifier.update(body);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // The JDK throws for a signature of the wrong length; for us that is one more way not to match.
            return false;
        }
    }

    /** Java's decoder forgives missing padding and stray trailing bits; one signature must have one spelling. */
    private static byte @Nullable [] strictBase64(String text) {
        if (text.length() > MAX_HEADER_LENGTH) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
