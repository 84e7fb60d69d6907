package io.enterprisehub.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.enterprisehub.local.runtime.FunctionPool;
import io.enterprisehub.local.runtime.Histogram;
import io.enterprisehub.local.runtime.HttpServers;
import io.enterprisehub.local.template.SystemDefinition.HttpRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An API Gateway HTTP API on a loopback port: turns requests into events of payload version 2.0, invokes the function of the
 * route and writes its answer, with API Gateway's limits and error bodies. Thread-safe.
 */
public final class HttpGateway implements AutoCloseable {
    /** API Gateway's limit of a request. */
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    /** Lambda's limit of an event. */
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** API Gateway's limit of an integration. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RouteTable routes;
    private final Function<String, FunctionPool> pools;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final HttpServer server;
    private final Map<String, Histogram> latencies = new ConcurrentHashMap<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    private HttpGateway(
            int port,
            List<HttpRoute> routes,
            Function<String, FunctionPool> pools,
            InstantSource clock,
            Supplier<UUID> ids)
            throws IOException {
        this.routes = new RouteTable(routes);
        this.pools = pools;
        this.clock = clock;
        this.ids = ids;
        this.server = HttpServers.onLoopback(port, this::handle);
    }

    /**
     * Starts listening.
     *
     * @param port 0 = any free one
     * @param pools the function of a route, by name
     * @throws PortTakenException when somebody else listens there
     */
    public static HttpGateway start(
            int port,
            List<HttpRoute> routes,
            Function<String, FunctionPool> pools,
            InstantSource clock,
            Supplier<UUID> ids) {
        try {
            return new HttpGateway(port, routes, pools, clock, ids);
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway cannot listen on port " + port, e);
        }
    }

    /**
     * Looks whether a port can be listened on, so that a long start does not end with that surprise.
     *
     * @throws PortTakenException when somebody else listens there
     */
    public static void requireFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new PortTakenException(port, e);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Milliseconds from the request to its answer, by route. */
    public Map<String, Histogram> latencies() {
        return Map.copyOf(latencies);
    }

    /** How many answers had which status. */
    public Map<Integer, Long> statuses() {
        var counts = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var start = System.nanoTime();
        var uri = exchange.getRequestURI();
        var match = routes.find(exchange.getRequestMethod(), uri.getRawPath());
        var answer = match == null ? ProxyAnswer.message(404, "Not Found") : answer(exchange, match);
        answer.headers().forEach(exchange.getResponseHeaders()::put);
        HttpServers.respond(exchange, answer.status(), answer.body());
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        if (match != null) {
            latencies
                    .computeIfAbsent(match.route().key(), _ -> new Histogram())
                    .record((System.nanoTime() - start) / 1e6);
        }
    }

    private ProxyAnswer answer(HttpExchange exchange, RouteTable.Match match) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return ProxyAnswer.message(413, "Request Entity Too Large");
        }
        var uri = exchange.getRequestURI();
        var event = ProxyEvent.of(
                new ProxyEvent.Request(
                        ids.get().toString(),
                        clock.instant(),
                        exchange.getRequestMethod(),
                        uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                        exchange.getProtocol(),
                        exchange.getRemoteAddress().getAddress().getHostAddress(),
                        exchange.getRequestHeaders(),
                        body),
                match);
        if (event.length > MAX_EVENT_BYTES) {
            return ProxyAnswer.message(413, "Request Entity Too Large");
        }
        return invoke(pools.apply(match.route().function()), event);
    }

    /** After 30 seconds the caller gets its answer; the function goes on, as it does behind API Gateway. */
    private static ProxyAnswer invoke(FunctionPool pool, byte[] event) {
        try {
            return ProxyAnswer.of(pool.submit(event).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return ProxyAnswer.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation only ever ends with a result", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProxyAnswer.message(503, "Service Unavailable");
        }
    }

    @Override
    public void close() {
        HttpServers.stop(server);
    }
}
