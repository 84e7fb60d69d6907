package io.enterprisehub.inference.forest;

/**
 * Scores a block of up to 64 rows with one long per decision: bit r belongs to row r.
 *
 * <p>At every level of a tree, all nodes of that level are candidates; the decisions above choose among them by multiplexers of
 * three bit operations that work on 64 rows at once. Six levels need 57 of them. There is no jump that depends on data and no SIMD,
 * so it runs equally fast under the client compiler (C1), to which AWS Lambda stops by default. The idea of replacing a
 * walk by bit operations over all rows or nodes is QuickScorer's (Lucchese et al., SIGIR 2015); choosing the leaf with
 * multiplexers over transposed rows is bit-slicing (Biham, "A Fast New DES Implementation in Software", 1997).
 *
 * <p>Six planes of 64 bits become 64 leaf numbers by transposing 8 x 8 bits eight times at once (Warren, "Hacker's Delight", 7-3). So that this leaves the
 * rows in their order, row r has not bit r but {@link #bit}.
 *
 * <p>Eight trees are decided before their leaves are added: then eight sums stay in registers over eight trees, in the order of the
 * trees. Methods are small and called once per tree, so that C1 compiles them early. Not safe for two threads: it holds the leaf numbers.
 */
final class BitSlices {

    static final int ROWS = 64;

    /** Trees decided together. */
    private static final int GROUP = 8;

    private static final long ODD_BITS = 0x5555_5555_5555_5555L;
    private static final long ODD_PAIRS = 0x3333_3333_3333_3333L;
    private static final long ODD_NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;

    /** Leaf numbers of eight rows in a long: entry 8 * tree + row / 8, of the trees of one group. */
    private final long[] paths = new long[GROUP * ROWS / 8];

    /** The bit of a row in a mask: rows 0 to 7 have the lowest bit of each byte, rows 8 to 15 the next. */
    static long bit(int row) {
        return 1L << ((row << 3) + (row >> 3));
    }

    /**
     * Adds the leaf of each row in each tree.
     *
     * @param right masks of the rows that go right, by {@link BlockMasks}
     * @param margins of the rows; up to seven beyond {@code rows} are written too
     */
    void add(CompleteTrees trees, long[] right, int rows, float[] margins) {
        for (int first = 0; first < trees.trees; first += GROUP) {
            int group = Math.min(GROUP, trees.trees - first);
            for (int tree = 0; tree < group; tree++) {
                decide(trees.levels, trees.masks, (first + tree) * trees.nodesPerTree, right, 8 * tree);
            }
            for (int row = 0; row < rows; row += 8) {
                addEight(trees.leaves, first * trees.leavesPerTree, trees.leavesPerTree, group, row, margins);
            }
        }
    }

    /** Decides all rows at all levels of a tree; planes below the last level stay 0. */
    private void decide(int levels, int[] masks, int node, long[] right, int into) {
        long p0 = 0;
        long p1 = 0;
        long p2 = 0;
        long p3 = 0;
        long p4 = 0;
        long p5 = 0;
        if (levels > 0) {
            p0 = right[masks[node]];
        }
        if (levels > 1) {
            p1 = choose(right[masks[node + 1]], right[masks[node + 2]], p0);
        }
        if (levels > 2) {
            p2 = four(masks, node + 3, right, p0, p1);
        }
        if (levels > 3) {
            p3 = eight(masks, node + 7, right, p0, p1, p2);
        }
        if (levels > 4) {
            p4 = choose(eight(masks, node + 15, right, p0, p1, p2), eight(masks, node + 23, right, p0, p1, p2), p3);
        }
        if (levels > 5) {
            p5 = choose(
                    choose(eight(masks, node + 31, right, p0, p1, p2), eight(masks, node + 39, right, p0, p1, p2), p3),
                    choose(eight(masks, node + 47, right, p0, p1, p2), eight(masks, node + 55, right, p0, p1, p2), p3),
                    p4);
        }
        transpose(p5, p4, p3, p2, p1, p0, CompleteTrees.MOST_LEVELS - levels, into);
    }

    /** Of each row the bit of b where the selector is 1, else of a. */
    private static long choose(long a, long b, long selector) {
        return a ^ ((a ^ b) & selector);
    }

    private static long four(int[] masks, int node, long[] right, long s0, long s1) {
        long a = choose(right[masks[node]], right[masks[node + 1]], s0);
        long b = choose(right[masks[node + 2]], right[masks[node + 3]], s0);
        return choose(a, b, s1);
    }

    /** Written out rather than as two calls of {@link #four}: C1 would not inline those. */
    private static long eight(int[] masks, int node, long[] right, long s0, long s1, long s2) {
        long a = choose(right[masks[node]], right[masks[node + 1]], s0);
        long b = choose(right[masks[node + 2]], right[masks[node + 3]], s0);
        long c = choose(right[masks[node + 4]], right[masks[node + 5]], s0);
        long d = choose(right[masks[node + 6]], right[masks[node + 7]], s0);
        return choose(choose(a, b, s1), choose(c, d, s1), s2);
    }

    /**
     * From planes (the lowest first) to leaf numbers.
     *
     * @param unused low bits of a number, which are 0
     */
    private void transpose(long p0, long p1, long p2, long p3, long p4, long p5, int unused, int into) {
        // In each block of 2 x 2 bits, then of 2 x 2 pairs, then of 2 x 2 nibbles, the two beside the diagonal change
        // places.
        long swap = ((p0 >>> 1) ^ p1) & ODD_BITS;
        long a0 = p0 ^ (swap << 1);
        long a1 = p1 ^ swap;
        swap = ((p2 >>> 1) ^ p3) & ODD_BITS;
        long a2 = p2 ^ (swap << 1);
        long a3 = p3 ^ swap;
        swap = ((p4 >>> 1) ^ p5) & ODD_BITS;
        long a4 = p4 ^ (swap << 1);
        long a5 = p5 ^ swap;

        swap = ((a0 >>> 2) ^ a2) & ODD_PAIRS;
        long b0 = a0 ^ (swap << 2);
        long b2 = a2 ^ swap;
        swap = ((a1 >>> 2) ^ a3) & ODD_PAIRS;
        long b1 = a1 ^ (swap << 2);
        long b3 = a3 ^ swap;
        // Planes 6 and 7 are 0.
        long b4 = a4 & ODD_PAIRS;
        long b6 = (a4 >>> 2) & ODD_PAIRS;
        long b5 = a5 & ODD_PAIRS;
        long b7 = (a5 >>> 2) & ODD_PAIRS;

        nibbles(b0, b4, unused, into);
        nibbles(b1, b5, unused, into + 1);
        nibbles(b2, b6, unused, into + 2);
        nibbles(b3, b7, unused, into + 3);
    }

    private void nibbles(long low, long high, int unused, int into) {
        long swap = ((low >>> 4) ^ high) & ODD_NIBBLES;
        paths[into] = (low ^ (swap << 4)) >>> unused;
        paths[into + 4] = (high ^ swap) >>> unused;
    }

    private void addEight(float[] leaves, int firstLeaf, int leavesPerTree, int group, int row, float[] margins) {
        float a = margins[row];
        float b = margins[row + 1];
        float c = margins[row + 2];
        float d = margins[row + 3];
        float e = margins[row + 4];
        float f = margins[row + 5];
        float g = margins[row + 6];
        float h = margins[row + 7];
        int leaf = firstLeaf;
        for (int at = row >> 3, end = 8 * group; at < end; at += 8, leaf += leavesPerTree) {
            int low = (int) paths[at];
            int high = (int) (paths[at] >>> 32);
            a += leaves[leaf + (low & 0xFF)];
            b += leaves[leaf + ((low >>> 8) & 0xFF)];
            c += leaves[leaf + ((low >>> 16) & 0xFF)];
            d += leaves[leaf + (low >>> 24)];
            e += leaves[leaf + (high & 0xFF)];
            f += leaves[leaf + ((high >>> 8) & 0xFF)];
            g += leaves[leaf + ((high >>> 16) & 0xFF)];
            h += leaves[leaf + (high >>> 24)];
        }
        margins[row] = a;
        margins[row + 1] = b;
        margins[row + 2] = c;
        margins[row + 3] = d;
        margins[row + 4] = e;
        margins[row + 5] = f;
        margins[row + 6] = g;
        margins[row + 7] = h;
    }
}
