package io.enterprisehub.webhook;

import io.enterprisehub.ghl.event.Envelope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id under which one event is claimed and counted once. Each attempt of GHL to deliver the same event gives the same id;
 * an id that is no plain token is treated as absent, since it becomes a Redis key, a message attribute and a log field.
 */
final class EventId {

    /** Sent with every attempt; its exact name is not documented, this is what receivers have seen. */
    static final String DELIVERY_HEADER = "x-ghl-delivery-id";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private EventId() {}

    static String ofSigned(Envelope envelope, @Nullable String deliveryId, byte[] body) {
        String webhookId = envelope.webhookId();
        if (webhookId != null && isToken(webhookId)) {
            return webhookId;
        }
        return deliveryId != null && isToken(deliveryId) ? deliveryId : "sha256:" + sha256(body);
    }

    /** Equal posts of a workflow are legitimate, only not within one minute: the minute is part of the id. */
    static String ofWorkflow(byte[] body, Instant receivedAt) {
        long minute = receivedAt.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return "wf:" + sha256(body) + ":" + minute;
    }

    private static boolean isToken(String id) {
        return TOKEN.matcher(id).matches();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
