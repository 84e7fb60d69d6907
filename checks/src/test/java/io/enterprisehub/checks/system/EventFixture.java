package io.enterprisehub.checks.system;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.checks.Project;
import io.enterprisehub.ghl.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A body of one documented event type, of the webhook module's own fixtures; some of the documented types send no {@code type},
 * those are known by the name of their file.
 */
record EventFixture(EventType type, Map<String, Object> body) {

    private static final Path FOLDER = Project.root().resolve("functions/webhook/src/test/resources/events");

    EventFixture {
        body = Map.copyOf(body);
    }

    private static List<EventFixture> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(EventFixture::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EventFixture of(EventType type) {
        return all().stream()
                .filter(fixture -> fixture.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fixture of " + type));
    }

    static List<EventFixture> of(EventType.Role role) {
        return all().stream().filter(fixture -> fixture.type.role() == role).toList();
    }

    /** One of many messages of a lead; whoever refuses it must not repeat its id. */
    static EventFixture message(String location, int number) {
        return of(EventType.INBOUND_MESSAGE)
                .with("locationId", location)
                .with("webhookId", ReplyAssertions.MARK + "-" + location + "-" + number);
    }

    /** The value that GHL gives one event, at each of its attempts. */
    String id() {
        return text("webhookId");
    }

    String text(String field) {
        return Objects.requireNonNull(body.get(field), field).toString();
    }

    EventFixture with(String field, String value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return new EventFixture(type, changed);
    }

    byte[] bytes() {
        try {
            return JSON.std.asBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventFixture read(Path file) {
        try {
            Map<String, Object> body = JSON.std.mapFrom(Files.readString(file));
            String name = file.getFileName().toString().replace(".json", "");
            EventType type =
                    EventType.of(body.containsKey("type") ? body.get("type").toString() : name);
            return new EventFixture(Objects.requireNonNull(type, name), body);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
