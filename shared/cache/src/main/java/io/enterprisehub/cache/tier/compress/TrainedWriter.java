package io.enterprisehub.cache.tier.compress;

/**
 * Writes payloads in trained codes: cuts them into literals and copies (LZ77) and puts each as soon as it is known. Holds what it
 * needs between uses, for one thread at a time.
 */
final class TrainedWriter {

    /**
     * A copy of this length is taken without a look for a better one at the next place. Of the market's documents 8 saves 0.6
     * points less, in a twentieth less time; 24 saves 0.1 points more, and of long documents takes a tenth more.
     */
    private static final int LONG_ENOUGH = 16;

    private final TrainedCodes codes;
    private final TokenBits tokens;
    private final CopySearch search;
    private byte[] room = new byte[0];

    TrainedWriter(TrainedCodes codes, TokenBits tokens, PresetText text) {
        this.codes = codes;
        this.tokens = tokens;
        this.search = new CopySearch(text);
    }

    byte[] compress(byte[] raw) {
        int most = BitSink.roomFor((raw.length + 2L) * PrefixCode.MAX_BITS);
        if (room.length < most) {
            room = new byte[most];
        }
        search.begin(raw);
        BitSink sink = new BitSink(room);
        codes.putHeaderRest(sink);
        int at = search.start();
        int end = search.end();
        byte[] bytes = search.window();
        int searchable = end - Copy.SHORTEST;
        while (at <= searchable) {
            long found = search.find(bytes, at);
            while (Copy.length(found) >= Copy.SHORTEST && Copy.length(found) < LONG_ENOUGH && at < searchable) {
                long next = search.find(bytes, at + 1);
                if (Copy.length(next) <= Copy.length(found) + 1) {
                    break;
                }
                tokens.putLiteral(sink, bytes[at++]);
                found = next;
            }
            if (Copy.length(found) < Copy.SHORTEST) {
                tokens.putLiteral(sink, bytes[at++]);
            } else {
                tokens.putCopy(sink, Copy.length(found), at - Copy.place(found));
                at += Copy.length(found);
            }
        }
        while (at < end) {
            tokens.putLiteral(sink, bytes[at++]);
        }
        tokens.putEnd(sink);
        return sink.toBytes();
    }
}
