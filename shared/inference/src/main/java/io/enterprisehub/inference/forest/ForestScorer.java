package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Scores matrices with one forest, or with several that share one binning, so that a second model costs its trees only.
 *
 * <p>The margins have exactly the bits of {@link TreeEnsemble#margin}, whatever engine computed them: thresholds are binned without
 * loss and leaves are added in float, in the order of the trees. Immutable to its callers and safe for many threads.
 */
public final class ForestScorer {

    /**
     * From this many rows in a block on, bit slices are used, below it the walker. A block costs about the same for 1 row and for 64, a
     * walk the same for every row. With 100 trees of depth 6 and 30 features both cost equally much at about 9 rows under C2 and at about
     * 12 under C1.
     */
    public static final int BLOCK_FROM_ROWS = 12;

    private final List<TreeEnsemble> ensembles;
    private final Binning binning;
    private final BlockMasks blocks;
    private final @Nullable CompleteTrees[] complete;
    private final @Nullable DeepTrees[] deep;
    private final boolean allComplete;
    private final boolean allDeep;
    private final int blockFromRows;
    /** A work space for one call at a time; a call that comes meanwhile makes its own. So a thread alone never allocates. */
    private final Scratch scratch;

    private final AtomicInteger calls = new AtomicInteger();

    private ForestScorer(List<TreeEnsemble> ensembles, Binning binning) {
        this.ensembles = List.copyOf(ensembles);
        this.binning = binning;
        this.blocks = new BlockMasks(binning, ensembles);
        this.complete = new CompleteTrees[ensembles.size()];
        this.deep = new DeepTrees[ensembles.size()];
        int shallow = 0;
        for (int i = 0; i < complete.length; i++) {
            TreeEnsemble ensemble = ensembles.get(i);
            if (ensemble.depth() <= CompleteTrees.MOST_LEVELS) {
                complete[i] = new CompleteTrees(ensemble.trees(), ensemble.depth(), binning, blocks);
                shallow++;
            } else {
                deep[i] = new DeepTrees(ensemble.trees(), binning);
            }
        }
        this.allComplete = shallow == complete.length;
        this.allDeep = shallow == 0 && complete.length > 0;
        this.blockFromRows = BLOCK_FROM_ROWS;
        this.scratch = new Scratch(binning, blocks);
    }

    private ForestScorer(ForestScorer same, int blockFromRows) {
        this.ensembles = same.ensembles;
        this.binning = same.binning;
        this.blocks = same.blocks;
        this.complete = same.complete;
        this.deep = same.deep;
        this.allComplete = same.allComplete;
        this.allDeep = same.allDeep;
        this.blockFromRows = blockFromRows;
        this.scratch = new Scratch(binning, blocks);
    }

    /**
     * A scorer of several models.
     *
     * @param ensembles one or more, over the same features
     * @throws IllegalArgumentException when there is none, or their numbers of features differ
     */
    public static ForestScorer of(List<TreeEnsemble> ensembles) {
        if (ensembles.isEmpty()) {
            throw new IllegalArgumentException("a scorer needs an ensemble");
        }
        return new ForestScorer(ensembles, Binning.of(ensembles));
    }

    public static ForestScorer of(TreeEnsemble ensemble) {
        return of(List.of(ensemble));
    }

    /**
     * A scorer of several models, or of none, over a binning that serves more than them.
     *
     * @param binning one that knows all thresholds of the ensembles
     * @throws IllegalArgumentException when it does not
     */
    public static ForestScorer of(List<TreeEnsemble> ensembles, Binning binning) {
        return new ForestScorer(ensembles, binning);
    }

    /**
     * This scorer, with the engine forced; the margins are the same.
     *
     * @param rows from so many in a block on bit slices are used: 1 = always, more than 64 = never
     */
    public ForestScorer blocksFrom(int rows) {
        return new ForestScorer(this, rows);
    }

    /** The ensembles, in the order of the margins. */
    public List<TreeEnsemble> ensembles() {
        return ensembles;
    }

    public Binning binning() {
        return binning;
    }

    BlockMasks blocks() {
        return blocks;
    }

    /** The trees of a model, if they are not too deep for bit slices. */
    @Nullable
    CompleteTrees complete(int model) {
        return complete[model];
    }

    /**
     * Margins of all models for a matrix.
     *
     * @param rows row-major, {@code count} rows of {@code binning().features()} values; NaN = missing; further values are ignored
     * @return for each model, in order, the margin of each row
     * @throws IllegalArgumentException when the matrix is shorter than that
     */
    public float[][] margins(float[] rows, int count) {
        float[][] margins = new float[ensembles.size()][Math.max(0, count)];
        margins(rows, count, margins, List.of());
        return margins;
    }

    /**
     * As {@link #margins(float[], int)}, into arrays of the caller.
     *
     * @param margins of each model; an array that is null is not asked for, and its model not scored
     * @param counters over this scorer's binning; they count the rows
     */
    public void margins(float[] rows, int count, float[] @Nullable [] margins, List<DriftCounter> counters) {
        if (count < 0 || rows.length < (long) count * binning.features()) {
            throw new IllegalArgumentException("a matrix of " + count + " rows needs "
                    + (long) count * binning.features() + " values, but has " + rows.length);
        }
        if (count == 0) {
            return;
        }
        // Not an AtomicReference: its VarHandle costs a cold start a millisecond.
        boolean alone = calls.compareAndSet(0, 1);
        score(rows, count, margins, alone ? scratch : new Scratch(binning, blocks), counters);
        if (alone) {
            // Not where a call failed: what it left behind is used by nobody.
            calls.set(0);
        }
    }

    private void score(
            float[] rows, int count, float[] @Nullable [] margins, Scratch room, List<DriftCounter> counters) {
        for (int first = 0; first < count; first += BitSlices.ROWS) {
            int block = Math.min(BitSlices.ROWS, count - first);
            if (block < blockFromRows || allDeep) {
                walk(rows, first, block, margins, room, counters);
            } else {
                slice(rows, first, block, margins, room, counters);
            }
        }
    }

    /**
     * A counter of a model's drift, for {@link #margins(float[], int, float[][], List)}.
     *
     * @param own binning of the training histograms, of which this scorer's has all thresholds
     */
    public DriftCounter counter(Binning own, Histograms training) {
        return new DriftCounter(binning, blocks, own, training);
    }

    private void slice(
            float[] rows,
            int first,
            int count,
            float[] @Nullable [] margins,
            Scratch room,
            List<DriftCounter> counters) {
        blocks.compute(rows, first * binning.features(), count, room.right, room.reached);
        for (int i = 0; i < counters.size(); i++) {
            counters.get(i).block(room.right, count);
        }
        for (int model = 0; model < complete.length; model++) {
            CompleteTrees trees = complete[model];
            float[] into = margins[model];
            if (trees != null && into != null) {
                Arrays.fill(room.block, ensembles.get(model).baseMargin());
                room.slices.add(trees, room.right, count, room.block);
                System.arraycopy(room.block, 0, into, first, count);
            }
        }
        if (!allComplete) {
            for (int row = first; row < first + count; row++) {
                binning.codes(rows, row * binning.features(), room.codes);
                walkDeep(row, margins, room.codes);
            }
        }
    }

    private void walk(
            float[] rows,
            int first,
            int count,
            float[] @Nullable [] margins,
            Scratch room,
            List<DriftCounter> counters) {
        for (int row = first; row < first + count; row++) {
            binning.codes(rows, row * binning.features(), room.codes);
            for (int i = 0; i < counters.size(); i++) {
                counters.get(i).row(room.codes);
            }
            walkComplete(row, margins, room.codes);
            if (!allComplete) {
                walkDeep(row, margins, room.codes);
            }
        }
    }

    private void walkComplete(int row, float[] @Nullable [] margins, int[] codes) {
        for (int model = 0; model < complete.length; model++) {
            CompleteTrees trees = complete[model];
            float[] into = margins[model];
            if (trees != null && into != null) {
                into[row] = trees.walk(ensembles.get(model).baseMargin(), codes);
            }
        }
    }

    private void walkDeep(int row, float[] @Nullable [] margins, int[] codes) {
        for (int model = 0; model < deep.length; model++) {
            DeepTrees trees = deep[model];
            float[] into = margins[model];
            if (trees != null && into != null) {
                into[row] = trees.walk(ensembles.get(model).baseMargin(), codes);
            }
        }
    }

    /** What one call writes on the way: sized once by the binning. */
    private static final class Scratch {

        final int[] codes;
        final long[] right;
        final long[] reached = new long[BinColumn.REACHED];
        final float[] block = new float[BitSlices.ROWS];
        final BitSlices slices = new BitSlices();

        Scratch(Binning binning, BlockMasks blocks) {
            codes = new int[2 * binning.columns()];
            right = new long[blocks.size()];
        }
    }
}
