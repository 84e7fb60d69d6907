package io.enterprisehub.cachetesting;

import java.io.IOException;
import java.io.OutputStream;

/** One direction of one connection. Belongs to one thread. */
interface Lane {
    void pass(byte[] piece, int length, OutputStream out) throws IOException;
}
