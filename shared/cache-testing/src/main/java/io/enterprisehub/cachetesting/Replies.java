package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.OutputStream;

/** From the server to a client: counted, then passed on, late, in crumbs or not at all. */
record Replies(Meter meter, Road road) implements Lane {

    @Override
    public void pass(byte[] piece, int length, OutputStream out) throws IOException {
        meter.replied();
        road.linger();
        Way way = road.leave(Way.HOLD_REPLIES);
        switch (way) {
            case SILENT, DEAF -> {
                // Swallowed.
            }
            case TRICKLE -> {
                for (int i = 0; i < length; i++) {
                    out.write(piece[i]);
                    out.flush();
                }
            }
            default -> out.write(piece, 0, length);
        }
    }
}
