package io.enterprisehub.cache.tier.compress;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A complete prefix code in DEFLATE's canonical form: the lengths alone say it (RFC 1951, 3.2.2). Immutable.
 *
 * @param lengths bits of each symbol, 1 to 15
 * @param codes bits of each symbol, the first in the lowest place
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PrefixCode(int[] lengths, int[] codes) {

    static final int MAX_BITS = 15;

    /**
     * The code of these lengths.
     *
     * @throws IllegalArgumentException when there is none, or bits would be left over
     */
    static PrefixCode of(int[] lengths) {
        int[] next = new int[MAX_BITS + 2];
        long used = 0;
        for (int length : lengths) {
            if (length < 1 || length > MAX_BITS) {
                throw new IllegalArgumentException("A symbol has 1 to " + MAX_BITS + " bits: " + length);
            }
            next[length + 1]++;
            used += 1L << (MAX_BITS - length);
        }
        if (used != 1L << MAX_BITS) {
            throw new IllegalArgumentException("The lengths of a prefix code fill it exactly");
        }
        for (int bits = 1; bits <= MAX_BITS; bits++) {
            next[bits] = (next[bits - 1] + next[bits]) << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int code = next[lengths[symbol]]++;
            codes[symbol] = Integer.reverse(code) >>> (32 - lengths[symbol]);
        }
        return new PrefixCode(lengths.clone(), codes);
    }

    /** Huffman's lengths for these counts, in which every symbol gets a code, also one that never occurred. */
    static int[] lengthsFor(long[] counts) {
        long total = Arrays.stream(counts).sum();
        // A rare symbol must not need more than 15 bits: raise what is rare until that holds.
        for (long least = 1; ; least *= 2) {
            long floor = least;
            long[] raised = Arrays.stream(counts)
                    .map(count -> Math.max(count, total == 0 ? 1 : floor))
                    .toArray();
            int[] lengths = huffman(raised);
            if (Arrays.stream(lengths).max().orElse(0) <= MAX_BITS) {
                return lengths;
            }
        }
    }

    private record Node(long weight, int order, int left, int right) {}

    private static int[] huffman(long[] weights) {
        Node[] nodes = new Node[2 * weights.length - 1];
        PriorityQueue<Node> open =
                new PriorityQueue<>(Comparator.comparingLong(Node::weight).thenComparingInt(Node::order));
        for (int i = 0; i < weights.length; i++) {
            nodes[i] = new Node(weights[i], i, -1, -1);
            open.add(nodes[i]);
        }
        for (int i = weights.length; i < nodes.length; i++) {
            Node one = open.remove();
            Node other = open.remove();
            nodes[i] = new Node(one.weight() + other.weight(), i, one.order(), other.order());
            open.add(nodes[i]);
        }
        int[] depths = new int[nodes.length];
        for (int i = nodes.length - 1; i >= weights.length; i--) {
            depths[nodes[i].left()] = depths[i] + 1;
            depths[nodes[i].right()] = depths[i] + 1;
        }
        return Arrays.copyOf(depths, weights.length);
    }
}
