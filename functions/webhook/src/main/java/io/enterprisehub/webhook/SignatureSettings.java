package io.enterprisehub.webhook;

import io.enterprisehub.function.Settings;
import io.enterprisehub.ghl.signature.KeyList;
import io.enterprisehub.ghl.signature.PublishedKeys;
import io.enterprisehub.ghl.signature.SignatureScheme;
import io.enterprisehub.ghl.signature.SignatureVerifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whose signatures count. A list that is not set holds the key GHL publishes; one that is set to nothing is empty, and its scheme
 * accepts nobody.
 *
 * @param rsaEnd the first instant, midnight UTC, at which the legacy scheme no longer counts
 */
record SignatureSettings(KeyList ed25519, KeyList rsa, Instant rsaEnd) {

    private static final String ED25519_KEYS = "GHL_ED25519_KEYS";
    private static final String RSA_KEYS = "GHL_RSA_KEYS";
    private static final String RSA_END = "GHL_RSA_END";

    /**
     * Reads and checks all three variables.
     *
     * @throws IllegalArgumentException names the variable and the position of the key, no value
     */
    static SignatureSettings of(Settings settings) {
        return new SignatureSettings(
                keys(settings, ED25519_KEYS, SignatureScheme.ED25519, PublishedKeys.ED25519),
                keys(settings, RSA_KEYS, SignatureScheme.RSA, PublishedKeys.RSA),
                rsaEnd(settings));
    }

    SignatureVerifier verifier(InstantSource clock) {
        return new SignatureVerifier(ed25519, rsa, rsaEnd, clock);
    }

    private static KeyList keys(Settings settings, String variable, SignatureScheme scheme, String published) {
        try {
            return KeyList.parse(scheme, settings.variables().getOrDefault(variable, published));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Environment variable " + variable + ": " + e.getMessage(), e);
        }
    }

    private static Instant rsaEnd(Settings settings) {
        try {
            return LocalDate.parse(settings.optional(RSA_END, PublishedKeys.RSA_END))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Environment variable " + RSA_END + " is no ISO date", e);
        }
    }
}
