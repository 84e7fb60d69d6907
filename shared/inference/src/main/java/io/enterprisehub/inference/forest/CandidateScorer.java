package io.enterprisehub.inference.forest;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores many candidates for one lead: rows that differ in some features only, as the properties that could be offered to one person do.
 *
 * <p>Of the features that are equal in all rows the masks are 0 or -1, and are found once for the lead; each block of 64 candidates costs the
 * bins of its own features and the trees. The margins have the bits of {@link ForestScorer}'s. Immutable and safe for many threads.
 */
public final class CandidateScorer {

    private final TreeEnsemble ensemble;
    private final Binning binning;
    private final BlockMasks blocks;
    /** Null for forests that are too deep for bit slices: those are scored row by row. */
    private final @Nullable CompleteTrees trees;

    private final ForestScorer rowByRow;
    /** Of each feature its place among the candidate's, or -1: it is the lead's. */
    private final int[] place;

    private final int candidateFeatures;

    /**
     * A scorer.
     *
     * @param ofCandidate for each feature whether it is the candidate's; else it is the lead's
     */
    public CandidateScorer(TreeEnsemble ensemble, boolean[] ofCandidate) {
        if (ofCandidate.length != ensemble.features()) {
            throw new IllegalArgumentException("an ensemble of " + ensemble.features()
                    + " features needs as many marks, but has " + ofCandidate.length);
        }
        this.ensemble = ensemble;
        this.rowByRow = ForestScorer.of(ensemble);
        this.binning = rowByRow.binning();
        this.blocks = rowByRow.blocks();
        this.trees = rowByRow.complete(0);
        this.place = new int[ofCandidate.length];
        int next = 0;
        for (int feature = 0; feature < place.length; feature++) {
            place[feature] = ofCandidate[feature] ? next++ : -1;
        }
        this.candidateFeatures = next;
    }

    /**
     * Margins of all candidates.
     *
     * @param lead a whole row; the candidate's features in it are not read
     * @param candidates row-major, {@code count} rows of the candidate's features only, in their order
     * @throws IllegalArgumentException when a matrix is too short
     */
    public float[] margins(float[] lead, float[] candidates, int count) {
        if (lead.length < place.length || count < 0 || candidates.length < (long) count * candidateFeatures) {
            throw new IllegalArgumentException("a lead has " + place.length + " values and " + count
                    + " candidates have " + (long) count * candidateFeatures + ", but there are " + lead.length
                    + " and "
                    + candidates.length);
        }
        float[] margins = new float[count];
        if (trees == null) {
            rowByRow.margins(whole(lead, candidates, count), count, new float[][] {margins}, List.of());
            return margins;
        }
        slice(trees, lead, candidates, margins);
        return margins;
    }

    private void slice(CompleteTrees among, float[] lead, float[] candidates, float[] margins) {
        long[] masks = new long[blocks.size()];
        long[] reached = new long[BinColumn.REACHED];
        for (int column = 0; column < binning.columns(); column++) {
            int feature = binning.feature(column);
            if (place[feature] < 0) {
                blocks.compute(column, lead, feature, 0, BitSlices.ROWS, masks, reached);
            }
        }
        BitSlices slices = new BitSlices();
        float[] block = new float[BitSlices.ROWS];
        for (int first = 0; first < margins.length; first += BitSlices.ROWS) {
            int rows = Math.min(BitSlices.ROWS, margins.length - first);
            for (int column = 0; column < binning.columns(); column++) {
                int at = place[binning.feature(column)];
                if (at >= 0) {
                    int from = first * candidateFeatures + at;
                    blocks.compute(column, candidates, from, candidateFeatures, rows, masks, reached);
                }
            }
            Arrays.fill(block, ensemble.baseMargin());
            slices.add(among, masks, rows, block);
            System.arraycopy(block, 0, margins, first, rows);
        }
    }

    private float[] whole(float[] lead, float[] candidates, int count) {
        float[] rows = new float[count * place.length];
        for (int row = 0; row < count; row++) {
            for (int feature = 0; feature < place.length; feature++) {
                rows[row * place.length + feature] =
                        place[feature] < 0 ? lead[feature] : candidates[row * candidateFeatures + place[feature]];
            }
        }
        return rows;
    }
}
