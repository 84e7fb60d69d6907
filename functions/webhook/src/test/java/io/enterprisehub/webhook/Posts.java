package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.enterprisehub.function.http.HttpCall;
import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.WorkflowSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Posts as GHL and others send them, with keys and secrets of this test run. */
final class Posts {

    static final KeyPair ED25519 = generate("Ed25519", 255);
    static final KeyPair RSA = generate("RSA", 2048);
    static final byte[] MASTER_KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private static final String ADDRESS = "198.51.100.7";

    private Posts() {}

    static HttpCall signed(byte[] body) {
        return call("POST", Route.SIGNED_PATH, signature(SignatureScheme.ED25519, body), body);
    }

    static HttpCall signed(String body) {
        return signed(body.getBytes(UTF_8));
    }

    static HttpCall signedByRsa(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return call("POST", Route.SIGNED_PATH, signature(SignatureScheme.RSA, bytes), bytes);
    }

    static HttpCall unsigned(String body) {
        return call("POST", Route.SIGNED_PATH, Map.of(), body.getBytes(UTF_8));
    }

    static HttpCall workflow(String location, String body) {
        return workflow(location, body, Map.of("authorization", "Bearer " + workflowToken(location)));
    }

    static HttpCall workflow(String location, String body, Map<String, String> headers) {
        return call("POST", Route.WORKFLOW_PREFIX + location, headers, body.getBytes(UTF_8));
    }

    static String workflowToken(String location) {
        return new WorkflowSecrets(MASTER_KEY, List.of(1)).issue(location, 1);
    }

    static HttpCall call(String method, String path, Map<String, String> headers, byte[] body) {
        return new HttpCall(method, path, Map.of(), headers, Map.of(), body, "request-1", ADDRESS);
    }

    static HttpCall with(HttpCall call, String header, String value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put(header, value);
        return call(call.method(), call.path(), headers, call.body());
    }

    static Map<String, String> signature(SignatureScheme scheme, byte[] body) {
        KeyPair pair = scheme == SignatureScheme.ED25519 ? ED25519 : RSA;
        GhlSigner signer = new GhlSigner(scheme, pair.getPrivate());
        return Map.of(signer.header().toLowerCase(Locale.ROOT), signer.sign(body));
    }

    /** A contact event with this id for this location. */
    static String contact(String location, String webhookId) {
        return """
                {"type":"ContactCreate","locationId":"%s","id":"c1","firstName":"Mira","webhookId":"%s"}""".formatted(location, webhookId);
    }

    /** One of the files under {@code events}. */
    static byte[] fixture(String name) {
        try (InputStream file = Posts.class.getResourceAsStream("/events/" + name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
