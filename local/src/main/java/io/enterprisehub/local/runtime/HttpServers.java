package io.enterprisehub.local.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server as this system uses it: loopback only, a virtual thread for each request. */
public final class HttpServers {
    /** Connections that may wait to be accepted; a burst of a load generator must not see refusals. */
    private static final int BACKLOG = 1024;

    private HttpServers() {}

    /**
     * Starts a server.
     *
     * @param port 0 = any free one
     * @throws java.net.BindException when the port is taken
     */
    public static HttpServer onLoopback(int port, HttpHandler handler) throws IOException {
        // Read once, when the server's first class loads. With Nagle's algorithm an answer's body waits for the
        // acknowledgement of its header: 40 ms instead of a fraction of one.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }

    /** Sends a whole answer and leaves the connection open for the next request. */
    public static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Closes the connections and interrupts the requests in progress. */
    public static void stop(HttpServer server) {
        server.stop(0);
        if (server.getExecutor() instanceof ExecutorService requests) {
            requests.shutdownNow();
        }
    }
}
