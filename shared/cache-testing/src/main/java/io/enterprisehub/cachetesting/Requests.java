package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.OutputStream;

/** From a client to the server: counted, then passed on unless the way is in the way. */
record Requests(Meter meter, Road road, CommandCounter commands) implements Lane {

    Requests(Meter meter, Road road) {
        this(meter, road, new CommandCounter());
    }

    @Override
    public void pass(byte[] piece, int length, OutputStream out) throws IOException {
        meter.requested(commands.take(piece, length));
        Way way = road.leave(Way.HOLD_REQUESTS);
        if (way != Way.SILENT) {
            out.write(piece, 0, length);
        }
    }
}
