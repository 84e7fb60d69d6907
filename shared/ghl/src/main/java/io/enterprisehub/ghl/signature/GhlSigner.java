package io.enterprisehub.ghl.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs bodies the way GHL does, with a key of one's own: for senders of test traffic whose public key the receiver was told.
 * Immutable and safe for many threads.
 */
public final class GhlSigner {

    private final SignatureScheme scheme;
    private final PrivateKey key;

    /** Signs with {@code key}, an Ed25519 or RSA key that fits the scheme. */
    public GhlSigner(SignatureScheme scheme, PrivateKey key) {
        this.scheme = scheme;
        this.key = key;
    }

    /** The header in which {@link #sign} belongs. */
    public String header() {
        return scheme.header();
    }

    /**
     * The header value for exactly these bytes.
     *
     * @throws IllegalStateException if the key does not fit the scheme
     */
    public String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance(scheme.signatureAlgorithm());
            signature.initSign(key);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The private key does not fit " + scheme, e);
        }
    }
}
