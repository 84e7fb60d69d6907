package io.enterprisehub.scoring.event;

import io.enterprisehub.function.sqs.SqsMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The event files of this module, and messages around them. */
public final class Fixtures {

    public static final String LOCATION = "locHarborView0000001";
    public static final Instant RECEIVED = Instant.parse("2026-03-02T09:00:00Z");

    private Fixtures() {}

    public static List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String body(String name) {
        return read(name + ".json");
    }

    static String expected(String name) {
        return read(name + ".expected").strip();
    }

    public static SqsMessage message(String tenant, String body) {
        return message(body, Map.of("tenant", tenant));
    }

    public static SqsMessage message(String messageId, String tenant, String body) {
        return message(messageId, body, Map.of("tenant", tenant));
    }

    /** A message as the webhook would send it, with some attributes replaced. */
    static SqsMessage message(String body, Map<String, String> attributes) {
        return message("m-1", body, attributes);
    }

    private static SqsMessage message(String messageId, String body, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(Map.of(
                "tenant", LOCATION,
                "eventId", "delivery-1",
                "route", "signed",
                "receivedAt", RECEIVED.toString(),
                "encoding", "text"));
        all.putAll(attributes);
        return new SqsMessage(
                messageId, "r-1", body, all, 1, RECEIVED, all.get("tenant"), "arn:aws:sqs:local:1:lead-events");
    }

    private static String read(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            URI uri = Objects.requireNonNull(Fixtures.class.getResource("/events"), "no event files")
                    .toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
