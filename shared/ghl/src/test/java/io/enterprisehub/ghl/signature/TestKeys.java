package io.enterprisehub.ghl.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** Key pairs of our own, generated per run; GHL's private keys are GHL's. */
final class TestKeys {

    private TestKeys() {}

    static KeyPair ed25519() {
        return generate("Ed25519", 255);
    }

    static KeyPair rsa(int bits) {
        return generate("RSA", bits);
    }

    static KeyList list(SignatureScheme scheme, KeyPair... pairs) {
        return new KeyList(
                scheme, List.of(pairs).stream().map(KeyPair::getPublic).toList());
    }

    static String spki(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
