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
 * <p>Eight trees are decided before their leaves are added: then eight sums stay in registers over eight trees, in the order of the
 * trees. Methods are small and called once per tree, so that C1 compiles them early. Not safe for two threads: it holds the planes.
 */
final class BitSlices {

    static final int ROWS = 64;

    /** Byte k of entry b is bit k of b: turns eight bits of a plane into eight numbers. */
    private static final long[] SPREAD = spread();

    /** Bit r of plane k is the decision of row r at level k. */
    private long p0;

    private long p1;
    private long p2;
    private long p3;
    private long p4;
    private long p5;

    /** Trees decided together. */
    private static final int GROUP = 8;

    /** Leaf numbers of eight rows in a long: entry 8 * tree + row / 8, of the trees of one group. */
    private final long[] paths = new long[GROUP * ROWS / 8];

    /**
     * Adds the leaf of each row in each tree.
     *
     * @param right masks of the rows that go right, by {@link BlockMasks}
     * @param margins of the rows; up to seven beyond {@code rows} are written too
     */
    void add(CompleteTrees trees, long[] right, int rows, float[] margins) {
        // What a deeper forest left behind would be read as decisions of this one.
        p0 = p1 = p2 = p3 = p4 = p5 = 0;
        for (int first = 0; first < trees.trees; first += GROUP) {
            int group = Math.min(GROUP, trees.trees - first);
            for (int tree = 0; tree < group; tree++) {
                decide(trees.levels, trees.masks, (first + tree) * trees.nodesPerTree, right);
                for (int row = 0; row < rows; row += 8) {
                    paths[8 * tree + (row >> 3)] = paths(row);
                }
            }
            for (int row = 0; row < rows; row += 8) {
                addEight(trees.leaves, first * trees.leavesPerTree, trees.leavesPerTree, group, row, margins);
            }
        }
    }

    /** Decides all rows at all levels; planes below the last level stay 0. */
    private void decide(int levels, int[] masks, int node, long[] right) {
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

    private long paths(int row) {
        return SPREAD[(int) (p0 >>> row) & 0xFF]
                | (SPREAD[(int) (p1 >>> row) & 0xFF] << 1)
                | (SPREAD[(int) (p2 >>> row) & 0xFF] << 2)
                | (SPREAD[(int) (p3 >>> row) & 0xFF] << 3)
                | (SPREAD[(int) (p4 >>> row) & 0xFF] << 4)
                | (SPREAD[(int) (p5 >>> row) & 0xFF] << 5);
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

    private static long[] spread() {
        long[] table = new long[256];
        for (int bits = 0; bits < table.length; bits++) {
            for (int bit = 0; bit < 8; bit++) {
                table[bits] |= (long) ((bits >>> bit) & 1) << (8 * bit);
            }
        }
        return table;
    }
}
