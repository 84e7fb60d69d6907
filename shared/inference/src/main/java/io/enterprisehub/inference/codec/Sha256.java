package io.enterprisehub.inference.codec;

import java.nio.ByteBuffer;

/**
 * SHA-256 (FIPS 180-4). The JDK's needs 15 ms in a cold start to find its provider, 60 classes and a few lambdas later, and hashes a model file no
 * faster than this: ADR 24. Not for secrets: nothing here takes equally long for all data.
 */
final class Sha256 {

    private static final int BLOCK = 64;
    private static final int CHUNK = 128 * BLOCK;

    /** The first 32 bits of the fractions of the square roots of the first 8 primes. */
    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    /** Of the cube roots of the first 64 primes. */
    private static final int[] ROUNDS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = START.clone();
    private final int[] words = new int[BLOCK];
    private final int[] work = new int[START.length];

    private Sha256() {}

    /** The hash of what is left in a buffer, which is then at its end. */
    static byte[] of(ByteBuffer bytes) {
        Sha256 hash = new Sha256();
        long length = bytes.remaining();
        byte[] chunk = new byte[CHUNK];
        int filled = 0;
        while (bytes.hasRemaining()) {
            filled = Math.min(CHUNK, bytes.remaining());
            bytes.get(chunk, 0, filled);
            hash.blocks(chunk, filled / BLOCK);
        }
        hash.end(chunk, filled - filled % BLOCK, filled % BLOCK, length);
        return hash.toBytes();
    }

    private void blocks(byte[] bytes, int count) {
        for (int block = 0; block < count; block++) {
            block(bytes, block * BLOCK);
        }
    }

    /** The rest, a bit that is 1, zeros, and the length in bits fill one block or two. */
    private void end(byte[] bytes, int from, int rest, long length) {
        byte[] last = new byte[2 * BLOCK];
        System.arraycopy(bytes, from, last, 0, rest);
        last[rest] = (byte) 0x80;
        int blocks = rest < BLOCK - Long.BYTES ? 1 : 2;
        for (int i = 0; i < Long.BYTES; i++) {
            last[blocks * BLOCK - 1 - i] = (byte) ((8 * length) >>> (8 * i));
        }
        blocks(last, blocks);
    }

    private void block(byte[] bytes, int from) {
        int[] w = words;
        for (int i = 0, at = from; i < 16; i++, at += 4) {
            w[i] = bytes[at] << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
        }
        for (int i = 16; i < BLOCK; i += 16) {
            expand(w, i);
        }
        System.arraycopy(state, 0, work, 0, state.length);
        for (int round = 0; round < BLOCK; round += 16) {
            rounds(w, round);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += work[i];
        }
    }

    private static void expand(int[] w, int first) {
        for (int i = first; i < first + 16; i++) {
            int x = w[i - 15];
            int y = w[i - 2];
            // Rotations are written out: in an interpreter a call costs more than they do.
            int s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3);
            int s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
    }

    /** A quarter of the rounds, so that a JVM that has just started has called it often enough to compile it after 30 blocks. */
    private void rounds(int[] w, int first) {
        int[] k = ROUNDS;
        int[] v = work;
        int a = v[0];
        int b = v[1];
        int c = v[2];
        int d = v[3];
        int e = v[4];
        int f = v[5];
        int g = v[6];
        int h = v[7];
        for (int i = first; i < first + 16; i++) {
            int s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            int t1 = h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i];
            int s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            int t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        v[0] = a;
        v[1] = b;
        v[2] = c;
        v[3] = d;
        v[4] = e;
        v[5] = f;
        v[6] = g;
        v[7] = h;
    }

    private byte[] toBytes() {
        byte[] bytes = new byte[ModelFrame.HASH_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (state[i >> 2] >>> (24 - 8 * (i & 3)));
        }
        return bytes;
    }
}
