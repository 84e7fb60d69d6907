package io.enterprisehub.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.enterprisehub.function.LambdaContext;
import io.enterprisehub.function.Settings;
import io.enterprisehub.function.json.JsonContent;
import io.enterprisehub.store.testing.Database;
import io.micronaut.context.ApplicationContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The function as Lambda runs it, and a caller with the key of {@code loc1}. */
final class Api implements AutoCloseable {

    static final String KEY = "key-of-loc1";

    static final String NO_REDIS = "redis://127.0.0.1:1";

    private final ApiHandler handler;
    private final int remainingMillis;

    private Api(ApiHandler handler, int remainingMillis) {
        this.handler = handler;
        this.remainingMillis = remainingMillis;
    }

    /** Without a Redis: every read is the database's. */
    static Api on(Database database, Clock clock) {
        return on(database.jdbcUrl(), database, clock, 10_000);
    }

    static Api on(String jdbcUrl, Database database, Clock clock, int remainingMillis) {
        return on(jdbcUrl, NO_REDIS, database, clock, remainingMillis);
    }

    static Api on(String jdbcUrl, String redisUri, Database database, Clock clock, int remainingMillis) {
        return on(jdbcUrl, redisUri, database, clock, remainingMillis, UnaryOperator.identity());
    }

    /** With what a deployment says beside the settings that every one says. */
    static Api on(
            String jdbcUrl,
            String redisUri,
            Database database,
            Clock clock,
            int remainingMillis,
            UnaryOperator<ApplicationContextBuilder> more) {
        Settings settings = new Settings(Map.of(
                "REDIS_URI",
                redisUri,
                "JDBC_URL",
                jdbcUrl,
                "JDBC_USER",
                database.user(),
                "JDBC_PASSWORD_REF",
                "literal:" + database.password()));
        return new Api(new ApiHandler(context -> more.apply(context.singletons(settings, clock))), remainingMillis);
    }

    /** GET with the key of loc1. */
    Answer get(String path, String... query) {
        return send("GET", path, Map.of("Authorization", "Bearer " + KEY), query);
    }

    /** POST with the key of loc1. */
    Answer post(String path, String body) {
        return send("POST", path, body, Map.of("Authorization", "Bearer " + KEY));
    }

    Answer send(String method, String path, Map<String, String> headers, String... query) {
        return send(method, path, "", headers, query);
    }

    private Answer send(String method, String path, String body, Map<String, String> headers, String... query) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.put(query[i], query[i + 1]);
        }
        JsonContent event = json -> {
            json.writeStartObject();
            json.writeStringField("version", "2.0");
            json.writeStringField("rawPath", path);
            json.writeStringField("body", body);
            write(json, "headers", headers);
            write(json, "queryStringParameters", parameters);
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("stage", "$default");
            json.writeStringField("requestId", "r1");
            write(json, "http", Map.of("method", method, "sourceIp", "192.0.2.1"));
            json.writeEndObject();
            json.writeEndObject();
        };
        return invoke(event.toBytes());
    }

    Answer invoke(byte[] event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event), answer, new LambdaContext("request1", remainingMillis));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Answer.of(answer.toByteArray());
    }

    private static void write(JsonGenerator json, String name, Map<String, String> fields) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        handler.close();
    }
}
