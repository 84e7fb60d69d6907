package io.enterprisehub.function.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log of every function: one line of JSON per event on standard output, from where Lambda takes it to CloudWatch. Logback finds it as a
 * service. Code and not XML, because reading XML costs a cold start a tenth of its processor time: a parser, 570 classes.
 *
 * <p>A {@code logback-test.xml} or {@code logback.xml} on the class path wins: a program that only uses a function has a log of its own.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final Map<String, Level> QUIET = Map.of(
            // What goes wrong in Lettuce reaches us as an exception and is logged where it is decided upon.
            "io.lettuce", Level.ERROR,
            // The pool takes every thaw for a clock that leapt.
            "com.zaxxer.hikari", Level.ERROR,
            "io.micronaut", Level.WARN);

    /** Used by Logback. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        for (String file : List.of("logback-test.xml", "logback.xml")) {
            if (LogSetup.class.getClassLoader().getResource(file) != null) {
                return ExecutionStatus.INVOKE_NEXT_IF_ANY;
            }
        }
        set(logging, System.getenv("LOG_LEVEL"));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Everything from {@code level} on, INFO where it is none. */
    static void set(LoggerContext logging, @Nullable String level) {
        ConsoleAppender<ILoggingEvent> out = new ConsoleAppender<>();
        out.setContext(logging);
        out.setName("stdout");
        out.setEncoder(encoder(logging));
        out.start();
        Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level, Level.INFO));
        root.addAppender(out);
        QUIET.forEach((name, lowest) -> logging.getLogger(name).setLevel(lowest));
    }

    /** Arguments are not repeated: they are in the message already. */
    private static JsonEncoder encoder(LoggerContext logging) {
        JsonEncoder json = new JsonEncoder();
        json.setContext(logging);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMessage(false);
        json.setWithFormattedMessage(true);
        json.setWithArguments(false);
        json.start();
        return json;
    }
}
