package io.enterprisehub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.function.metrics.Metrics;
import io.enterprisehub.ghl.event.EnvelopeReader;
import io.enterprisehub.ghl.signature.GhlSigner;
import io.enterprisehub.ghl.signature.KeyList;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.SignatureVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays posts through the real code before a snapshot is taken: cryptography, JSON and message building are then loaded and
 * compiled in it. Memory and queue are left out, so that nothing is connected and nothing happens. The key pair lives in the
 * snapshot, and no receiver of real posts trusts it.
 */
final class Rehearsal {

    private static final byte[] BODY =
            "{\"type\":\"ContactCreate\",\"locationId\":\"rehearsal\",\"id\":\"c1\",\"timestamp\":\"2026-01-01T00:00:00Z\"}"
                    .getBytes(UTF_8);

    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private volatile List<KeyPair> keys = List.of();

    /** One signed post per scheme, one unsigned, as payload 2.0. */
    List<byte[]> events() {
        keys = List.of(generate("Ed25519", 255), generate("RSA", 2048));
        List<byte[]> events = new ArrayList<>();
        for (SignatureScheme scheme : SignatureScheme.values()) {
            GhlSigner signer = new GhlSigner(scheme, keys.get(scheme.ordinal()).getPrivate());
            events.add(event(signer.header(), signer.sign(BODY)));
        }
        events.add(event("content-type", "application/json"));
        return events;
    }

    /** A receiver that trusts the rehearsal's keys and forgets what it receives. */
    Receiver receiver() {
        Metrics none = Metrics.ignored();
        SenderCheck sender = new SenderCheck(
                new SignatureVerifier(
                        keyList(SignatureScheme.ED25519), keyList(SignatureScheme.RSA), Instant.MAX, clock),
                () -> null,
                none);
        return new Receiver(
                sender,
                new EnvelopeReader(),
                new Delivery(new Forgetful(), (event, deadline) -> message(event), none, Step.Listener.NONE),
                new UnsignedLimit(new MinuteWindow(clock), Integer.MAX_VALUE),
                clock,
                none,
                Step.Listener.NONE);
    }

    private static void message(Event event) {
        event.attributes().put("encoding", QueueText.of(event.body()).encoding());
    }

    private KeyList keyList(SignatureScheme scheme) {
        return new KeyList(
                scheme,
                keys.stream()
                        .skip(scheme.ordinal())
                        .limit(1)
                        .map(KeyPair::getPublic)
                        .toList());
    }

    private static byte[] event(String header, String value) {
        JsonContent content = json -> {
            json.writeStartObject();
            json.writeStringField("rawPath", Route.SIGNED_PATH);
            json.writeObjectFieldStart("headers");
            json.writeStringField(header, value);
            json.writeEndObject();
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("http");
            json.writeStringField("method", "POST");
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("body", new String(BODY, UTF_8));
            json.writeEndObject();
        };
        return content.toBytes();
    }

    private static KeyPair generate(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is part of every Java platform", e);
        }
    }

    /** Grants everything and remembers nothing. */
    private static final class Forgetful implements Ledger {
        @Override
        public Admission admit(Event event, Deadline deadline) {
            return new Admission.Granted();
        }

        @Override
        public void markEnqueued(Event event, Deadline deadline) {}

        @Override
        public void release(Event event, Deadline deadline) {}
    }
}
