package io.enterprisehub.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API for any number of environments on one loopback port. An environment is known by the first segment
 * of its path: {@code AWS_LAMBDA_RUNTIME_API} is {@code host:port/name}, which the runtime client only ever concatenates.
 * A request that waits for work holds a virtual thread and nothing else. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">The protocol</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String VERSION = "2018-06-01";

    /** Without a content type on the answer of {@code next} the client's native code dereferences null and the JVM dies. */
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final Map<String, RuntimeSession> sessions = new ConcurrentHashMap<>();

    RuntimeApi() throws IOException {
        server = HttpServers.onLoopback(0, this::handle);
    }

    /** Adds an environment. @return what {@code AWS_LAMBDA_RUNTIME_API} is for this environment */
    String register(String name, RuntimeSession session) {
        sessions.put(name, session);
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    void unregister(String name) {
        sessions.remove(name);
    }

    /** Paths are {@code /name/2018-06-01/runtime/what/...}. */
    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var session = path.length < 6 || !path[2].equals(VERSION) ? null : sessions.get(path[1]);
        if (session == null) {
            respond(exchange, 404, "{\"errorType\":\"NotFound\"}");
            return;
        }
        try {
            route(exchange, session, path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(path[1] + " no longer waits");
        }
    }

    private static void route(HttpExchange exchange, RuntimeSession session, String[] path)
            throws IOException, InterruptedException {
        var what = exchange.getRequestMethod() + " " + path[4] + "/" + path[path.length - 1];
        switch (what) {
            case "GET invocation/next" -> deliver(exchange, session.next());
            case "GET restore/next" -> {
                session.restore();
                respond(exchange, 200, "{}");
            }
            case "POST invocation/response" -> {
                session.answered(path[5], exchange.getRequestBody().readAllBytes());
                respond(exchange, 202, "{\"status\":\"OK\"}");
            }
            case "POST invocation/error" -> {
                session.failed(
                        path[5], errorType(exchange), exchange.getRequestBody().readAllBytes());
                respond(exchange, 202, "{\"status\":\"OK\"}");
            }
            case "POST init/error", "POST restore/error" -> {
                session.initFailed(
                        errorType(exchange), exchange.getRequestBody().readAllBytes());
                respond(exchange, 202, "{\"status\":\"OK\"}");
            }
            default -> respond(exchange, 404, "{\"errorType\":\"NotFound\"}");
        }
    }

    private static String errorType(HttpExchange exchange) {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
        return type == null ? "Runtime.Unknown" : type;
    }

    private static void deliver(HttpExchange exchange, RuntimeSession.Delivery delivery) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", delivery.invocation().requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(delivery.deadlineMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", delivery.functionArn());
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        respond(exchange, 200, delivery.invocation().event());
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        HttpServers.respond(exchange, status, body);
    }

    @Override
    public void close() {
        HttpServers.stop(server);
    }
}
