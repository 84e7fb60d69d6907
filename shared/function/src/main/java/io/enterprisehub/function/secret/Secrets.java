package io.enterprisehub.function.secret;

import io.enterprisehub.function.runtime.Renewable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Turns a secret reference into its value: {@code literal:value}, {@code file:/path} (without a final line end), or the
 * ARN of a Secrets Manager secret. Files and secrets are kept for five minutes, so that a rotation is seen soon and a
 * request never waits for a look-up twice; they are dropped on restore. Safe for any thread; one look-up at a time per
 * reference.
 */
public final class Secrets implements Renewable {

    private static final Duration KEPT_FOR = Duration.ofMinutes(5);
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final UnaryOperator<String> secretsManager;
    private final InstantSource clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /**
     * Asks {@code secretsManager} for what an ARN names.
     *
     * @param secretsManager from a secret's ARN to its text
     */
    public Secrets(UnaryOperator<String> secretsManager, InstantSource clock) {
        this.secretsManager = secretsManager;
        this.clock = clock;
    }

    /**
     * The value that the reference stands for.
     *
     * @throws SecretUnavailable when the reference is malformed or cannot be read now
     */
    public String resolve(String reference) {
        if (reference.startsWith("literal:")) {
            return reference.substring("literal:".length());
        }
        if (reference.startsWith("file:")) {
            return keep(reference, Secrets::readFile);
        }
        if (reference.startsWith("arn:")) {
            return keep(reference, this::fetch);
        }
        // The reference itself is not quoted: a value pasted in its place would end up in the log.
        throw new SecretUnavailable("A secret reference starts with literal:, file: or arn:");
    }

    private String keep(String reference, UnaryOperator<String> look) {
        Instant now = clock.instant();
        Kept value = kept.compute(
                reference,
                (key, old) ->
                        old != null && now.isBefore(old.until) ? old : new Kept(look.apply(key), now.plus(KEPT_FOR)));
        return value.text;
    }

    private String fetch(String arn) {
        try {
            return secretsManager.apply(arn);
        } catch (RuntimeException failure) {
            throw new SecretUnavailable("Secrets Manager did not return " + arn, failure);
        }
    }

    private static String readFile(String reference) {
        try {
            Path file = Path.of(reference.substring("file:".length()));
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new SecretUnavailable("A secret file is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException | InvalidPathException failure) {
            throw new SecretUnavailable("A secret file cannot be read", failure);
        }
    }

    @Override
    public void beforeCheckpoint() {
        kept.clear();
    }

    @Override
    public void afterRestore() {
        kept.clear();
    }

    private record Kept(String text, Instant until) {
        @Override
        public String toString() {
            return "Kept until " + until;
        }
    }
}
