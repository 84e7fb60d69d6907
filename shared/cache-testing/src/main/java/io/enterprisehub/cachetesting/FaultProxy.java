package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between clients and one server on this machine, which a test breaks and mends at will. What happens is decided by
 * the {@link Way} of the moment, never by chance; {@link Meter#await} tells when something has passed, so that no test
 * needs to sleep.
 *
 * <p>Safe for any thread.
 */
public final class FaultProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket listener;
    private final Meter meter = new Meter();
    private final Road road = new Road();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private FaultProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
    }

    /** Listens on a free port of the loopback address and passes on to another port of it. */
    public static FaultProxy to(int port) {
        return between(0, port);
    }

    /** Listens on a port that was promised to others already, as the nodes of a cluster do. */
    public static FaultProxy between(int listen, int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), listen));
            return new FaultProxy(listener, port);
        } catch (IOException failure) {
            throw new UncheckedIOException("The proxy cannot listen on port " + listen, failure);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String uri() {
        return "redis://127.0.0.1:" + port();
    }

    public Meter meter() {
        return meter;
    }

    public Way way() {
        return road.way();
    }

    /** Changes the way; {@link Way#CUT} closes what is connected, any other way leaves it as it is. */
    public void set(Way way) {
        road.set(way);
        if (way == Way.CUT) {
            closeAll();
        }
    }

    /** Makes every piece of a reply late from now on. */
    public void delay(Duration lateness) {
        road.delay(lateness);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                meter.connected();
                serve(client);
            } catch (IOException closedOrRefused) {
                road.note(closedOrRefused);
            }
        }
    }

    private void serve(Socket client) throws IOException {
        sockets.add(client);
        if (road.way() == Way.CUT) {
            close(client);
            return;
        }
        Socket server = new Socket();
        sockets.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException refused) {
            close(client);
            close(server);
            throw refused;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().name("proxy-requests").start(() -> requests(client, server));
        Thread.ofVirtual().name("proxy-replies").start(() -> replies(server, client));
    }

    /** A client that leaves still has its last requests served: the server hears of its end after them. */
    private void requests(Socket client, Socket server) {
        try {
            pump(client, server, new Requests(meter, road));
            server.shutdownOutput();
        } catch (IOException ended) {
            road.note(ended);
            close(client);
            close(server);
        }
    }

    private void replies(Socket server, Socket client) {
        try {
            pump(server, client, new Replies(meter, road));
        } catch (IOException ended) {
            road.note(ended);
        } finally {
            close(server);
            close(client);
        }
    }

    private static void pump(Socket from, Socket to, Lane lane) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (int read = from.getInputStream().read(piece);
                read >= 0;
                read = from.getInputStream().read(piece)) {
            lane.pass(piece, read, to.getOutputStream());
        }
    }

    private void closeAll() {
        sockets.forEach(this::close);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException failure) {
            road.note(failure);
        }
    }

    /** Ends the connections and the listener. */
    @Override
    public void close() {
        road.set(Way.CUT);
        closeAll();
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
