package io.enterprisehub.ghl.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret a location puts into its workflow's "Custom Webhook" action, which GHL does not sign: a static header is all such
 * an action can send.
 *
 * <p>A token is {@code <version>.<secret>} with {@code secret = base64url(HMAC-SHA256(master key, location + "\n" + version))}.
 * Nothing is stored per location, a token of one location is worthless for another, and a new version retires all old tokens at
 * once. The derivation is a plain PRF use of HMAC (RFC 2104). Immutable and safe for many threads.
 */
public final class WorkflowSecrets {

    /** Shorter keys are refused: HMAC-SHA256 is no stronger than its key. */
    public static final int MIN_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEARER = "Bearer ";

    private final SecretKeySpec masterKey;
    private final List<Integer> versions;

    /**
     * Derives from this key only.
     *
     * @param masterKey 32 bytes or more
     * @param versions the accepted versions; there are few, and each costs one HMAC per check
     * @throws IllegalArgumentException if the key is short or no version is given
     */
    public WorkflowSecrets(byte[] masterKey, List<Integer> versions) {
        if (masterKey.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the master key must have " + MIN_KEY_BYTES + " bytes or more");
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("at least one version must be accepted");
        }
        this.masterKey = new SecretKeySpec(masterKey, ALGORITHM);
        this.versions = List.copyOf(versions);
    }

    /** The token for a location, to be handed to its owner. */
    public String issue(String locationId, int version) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(masterKey);
            byte[] secret = mac.doFinal((locationId + "\n" + version).getBytes(StandardCharsets.UTF_8));
            return version + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }

    /**
     * Whether one of the two headers carries a token of this location.
     *
     * @param authorization value of {@code Authorization}, counted only as {@code Bearer <token>}
     * @param hubSecret value of {@code X-Hub-Secret}, the bare token
     */
    public boolean accepts(String locationId, @Nullable String authorization, @Nullable String hubSecret) {
        boolean byBearer = authorization != null && matches(locationId, bearerToken(authorization));
        return byBearer || (hubSecret != null && matches(locationId, hubSecret.strip()));
    }

    /** Empty, which is no token, for any other scheme. */
    private static String bearerToken(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : "";
    }

    private boolean matches(String locationId, String token) {
        byte[] presented = token.getBytes(StandardCharsets.UTF_8);
        boolean match = false;
        for (int version : versions) {
            byte[] expected = issue(locationId, version).getBytes(StandardCharsets.UTF_8);
            // No early exit: the time does not tell which version came close.
            match |= MessageDigest.isEqual(expected, presented);
        }
        return match;
    }
}
