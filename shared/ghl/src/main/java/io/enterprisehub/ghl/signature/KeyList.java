package io.enterprisehub.ghl.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The public keys of one scheme. A list, because GHL announces a rotation by mail only: old and new key are accepted side by
 * side until the operator removes the old one.
 */
public record KeyList(SignatureScheme scheme, List<PublicKey> keys) {

    /** Shorter RSA keys are a configuration mistake, not a choice (NIST SP 800-131A). */
    private static final int MIN_RSA_BITS = 2048;

    public KeyList {
        keys = List.copyOf(keys);
    }

    /**
     * Reads comma-separated base64 SPKI keys; line breaks and PEM armour are allowed, blank text is an empty list.
     *
     * @throws IllegalArgumentException names the position of the bad key, never the key
     */
    public static KeyList parse(SignatureScheme scheme, String text) {
        if (text.isBlank()) {
            return new KeyList(scheme, List.of());
        }
        List<PublicKey> keys = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            keys.add(parseOne(scheme, one, keys.size() + 1));
        }
        return new KeyList(scheme, keys);
    }

    private static PublicKey parseOne(SignatureScheme scheme, String text, int position) {
        String bare = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
        try {
            byte[] spki = Base64.getDecoder().decode(bare);
            PublicKey key = KeyFactory.getInstance(scheme.keyAlgorithm()).generatePublic(new X509EncodedKeySpec(spki));
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
                throw new IllegalArgumentException("shorter than " + MIN_RSA_BITS + " bits");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause is left out on purpose: some providers quote the key in their message.
            throw new IllegalArgumentException(
                    "key " + position + " is not a base64 SPKI key of " + scheme.keyAlgorithm() + " in usable length");
        }
    }
}
