package io.enterprisehub.inference.forest;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the group of a row in each column of the training histograms by one table entry per shared column: how many of the groups' starts
 * its bin has reached. A feature with more than 255 thresholds has several shared columns; their entries add up.
 */
final class BinGroups {

    private static final int BINS = 256;

    /** Shared column of each table, in the order of the histograms' columns. */
    private final int[] sharedColumns;

    private final byte[] tables;
    /** First table of each column of the histograms. */
    private final int[] firstTable;

    BinGroups(Binning shared, Binning own, int[][] starts) {
        List<Integer> columnsOf = new ArrayList<>();
        List<byte[]> rows = new ArrayList<>();
        this.firstTable = new int[starts.length + 1];
        for (int column = 0; column < starts.length; column++) {
            byte[] table = new byte[BINS];
            int current = -1;
            float[] thresholds = own.thresholds(column);
            for (int group = 0; group < starts[column].length - 1; group++) {
                float threshold = thresholds[Math.max(0, starts[column][group] - 1)];
                int sharedColumn = shared.column(own.feature(column), threshold);
                if (sharedColumn != current) {
                    table = new byte[BINS];
                    columnsOf.add(sharedColumn);
                    rows.add(table);
                    current = sharedColumn;
                }
                if (group > 0) {
                    reach(table, shared.bin(sharedColumn, threshold));
                }
            }
            firstTable[column + 1] = rows.size();
        }
        this.sharedColumns = new int[rows.size()];
        this.tables = new byte[rows.size() * BINS];
        for (int i = 0; i < sharedColumns.length; i++) {
            sharedColumns[i] = columnsOf.get(i);
            System.arraycopy(rows.get(i), 0, tables, i * BINS, BINS);
        }
    }

    private static void reach(byte[] table, int highestLeft) {
        for (int bin = highestLeft + 1; bin < BINS; bin++) {
            table[bin]++;
        }
    }

    /** Adds one to the count of the row's group in every column. */
    void count(int[] codes, int[] counts, int[] firstGroup) {
        for (int column = 0; column + 1 < firstTable.length; column++) {
            int group = firstGroup[column];
            int at = 2 * sharedColumns[firstTable[column]];
            if (codes[at + 1] - codes[at] != 256) {
                group = firstGroup[column + 1] - 1;
            } else {
                for (int table = firstTable[column]; table < firstTable[column + 1]; table++) {
                    group += tables[table * BINS + (codes[2 * sharedColumns[table]] & 0xFF)];
                }
            }
            counts[group]++;
        }
    }
}
