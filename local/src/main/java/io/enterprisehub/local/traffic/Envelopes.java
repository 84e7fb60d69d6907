package io.enterprisehub.local.traffic;

import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts bodies into posts as GHL does: both signature schemes, the newer one more often. */
final class Envelopes {

    static final String SIGNED_PATH = "/webhooks/ghl";
    private static final String WORKFLOW_PATH = "/webhooks/ghl/workflow/";

    /** Installations that still get the legacy header only. */
    private static final double LEGACY_SHARE = 0.2;

    private final LocalKeys keys;
    private final GhlSigner ed25519;
    private final GhlSigner rsa;
    private final GhlSigner stranger;
    private final RandomGenerator random;

    Envelopes(LocalKeys keys, RandomGenerator random) {
        this.keys = keys;
        this.ed25519 = keys.signer(SignatureScheme.ED25519);
        this.rsa = keys.signer(SignatureScheme.RSA);
        this.stranger = new GhlSigner(SignatureScheme.ED25519, strangersKey());
        this.random = random;
    }

    Post signed(PostKind kind, byte[] body) {
        GhlSigner signer = random.nextDouble() < LEGACY_SHARE ? rsa : ed25519;
        return new Post(kind, SIGNED_PATH, Map.of(signer.header(), signer.sign(body)), body);
    }

    /** One of the ways in which a signature can be wrong. */
    Post badlySigned(byte[] body, int way) {
        Map<String, String> headers =
                switch (way % 6) {
                    case 0 -> Map.of();
                    case 1 -> Map.of(ed25519.header(), "N/A");
                    case 2 -> Map.of(ed25519.header(), stranger.sign(body));
                    case 3 -> Map.of(ed25519.header(), ed25519.sign(changed(body)));
                    case 4 -> Map.of(rsa.header(), rsa.sign(changed(body)));
                    // The newer header decides alone: a good legacy signature beside it must not help.
                    default -> Map.of(ed25519.header(), stranger.sign(body), rsa.header(), rsa.sign(body));
                };
        return new Post(PostKind.BAD_SIGNATURE, SIGNED_PATH, headers, body);
    }

    Post workflow(PostKind kind, String location, byte[] body) {
        Map<String, String> headers = Map.of("X-Hub-Secret", keys.workflowToken(location));
        return new Post(kind, WORKFLOW_PATH + location, headers, body);
    }

    private static byte[] changed(byte[] body) {
        return (new String(body, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);
    }

    private static PrivateKey strangersKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java platform since 15", e);
        }
    }
}
