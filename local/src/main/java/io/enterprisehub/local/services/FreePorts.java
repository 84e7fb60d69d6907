package io.enterprisehub.local.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds ports for servers that come back on the same port after a stop. They lie below the range from which systems take the
 * local ports of outgoing connections (Linux 32768, macOS 49152): one of those could be in use when the server returns.
 */
final class FreePorts {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePorts() {}

    static int find(RandomGenerator random) {
        var taken = new IllegalStateException("no free port between " + FIRST + " and " + LAST);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = random.nextInt(FIRST, LAST);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}
