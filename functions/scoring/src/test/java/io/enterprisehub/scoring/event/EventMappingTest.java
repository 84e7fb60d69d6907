package io.enterprisehub.scoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.enterprisehub.ghl.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event file beside what docs/event-mapping.md makes of it, written by hand. */
class EventMappingTest {

    private final EventParser parser = new EventParser();

    static Stream<String> fixtures() {
        return Fixtures.names().stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsAsTheTableSays(String name) {
        String tenant = name.equals("uninstall-of-company") ? "company:cmpHarbor00000000001" : Fixtures.LOCATION;

        Parsed parsed = parser.parse(Fixtures.message(tenant, Fixtures.body(name)));

        assertThat(Rendering.of(parsed)).isEqualTo(Fixtures.expected(name));
    }

    @Test
    void hasAFileForEveryTypeThatIsHandled() {
        String bodies = Fixtures.names().stream().map(Fixtures::body).collect(Collectors.joining());

        List<String> missing = Arrays.stream(EventType.values())
                .filter(EventType::hasHandler)
                .map(EventType::wireName)
                .filter(type -> !bodies.contains("\"type\": \"" + type + "\""))
                .toList();

        assertThat(missing).isEmpty();
    }
}
