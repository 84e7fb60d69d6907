package io.enterprisehub.function.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.core.JsonParser;
import io.enterprisehub.function.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    private final LoggerContext logging = new LoggerContext();

    @BeforeEach
    void configure() {
        LogSetup.set(logging, System.getenv("LOG_LEVEL"));
    }

    @AfterEach
    void stop() {
        logging.stop();
    }

    private String line(String message, Throwable failure, Object... arguments) {
        Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        LoggingEvent event = new LoggingEvent("", root, Level.WARN, message, failure, arguments);
        event.setMDCPropertyMap(Map.of("requestId", "r-1"));
        OutputStreamAppender<ILoggingEvent> out = (OutputStreamAppender<ILoggingEvent>) root.getAppender("stdout");
        return new String(out.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JsonFields.FACTORY.createParser(line)) {
            parser.nextToken();
            JsonFields.visit(parser, (name, value) -> {
                if (value.currentToken().isStructStart()) {
                    fields.putAll(JsonFields.texts(value));
                } else {
                    fields.put(name, value.getText());
                }
            });
        }
        return fields;
    }

    @Test
    void writesAnEventAsOneLineOfJsonWithItsRequest() throws IOException {
        String line = line("two\nlines of {}", new IllegalStateException("with\na cause"), "text");

        assertThat(line.strip()).doesNotContain("\n");
        assertThat(line).endsWith("\n");
        assertThat(fields(line))
                .containsEntry("level", "WARN")
                .containsEntry("requestId", "r-1")
                .containsEntry("formattedMessage", "two\nlines of text")
                .doesNotContainKey("arguments");
    }

    @Test
    void logsFromInfoUpUnlessToldOtherwise() {
        assertThat(logging.getLogger("io.enterprisehub").getEffectiveLevel())
                .isEqualTo(Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO));
    }

    @Test
    void listensToTheLevelThatItIsGivenAndKeepsLibrariesQuiet() {
        LogSetup.set(logging, "DEBUG");

        assertThat(logging.getLogger("io.enterprisehub").getEffectiveLevel()).isEqualTo(Level.DEBUG);
        assertThat(logging.getLogger("io.lettuce.core").getEffectiveLevel()).isEqualTo(Level.ERROR);
    }

    /** These tests have one. */
    @Test
    void isFoundByLogbackAndGivesWayToAFile() {
        Configurator found = ServiceLoader.load(Configurator.class).stream()
                .filter(provider -> provider.type() == LogSetup.class)
                .findFirst()
                .orElseThrow()
                .get();

        assertThat(found.configure(logging)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }
}
