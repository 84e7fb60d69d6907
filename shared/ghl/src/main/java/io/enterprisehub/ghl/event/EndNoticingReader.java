package io.enterprisehub.ghl.event;

import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Remembers whether its consumer was told that the input is over: what fails after that failed for want of more. */
final class EndNoticingReader extends FilterReader {

    private boolean sawEnd;

    private EndNoticingReader(Reader in) {
        super(in);
    }

    /** Characters of UTF-8 bytes without a byte order mark; bad sequences become U+FFFD. */
    static EndNoticingReader utf8(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        ByteArrayInputStream input = new ByteArrayInputStream(bytes, start, bytes.length - start);
        return new EndNoticingReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        sawEnd |= count < 0;
        return count;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        sawEnd |= one < 0;
        return one;
    }

    boolean sawEnd() {
        return sawEnd;
    }
}
