package io.enterprisehub.training.csv;

import io.enterprisehub.inference.model.Explanation;
import io.enterprisehub.inference.model.Scored;
import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * What a model says of one row of a file, and why.
 *
 * @param version of the model
 * @param reasons by column, the largest first
 */
public record CsvExplanation(String version, Scored scored, List<Explanation> reasons) {

    private static final int MOST_REASONS = 12;

    public CsvExplanation {
        reasons = List.copyOf(reasons);
    }

    /**
     * Explains.
     *
     * @param row from 1, without the header
     * @throws DataException when there is no such row
     */
    public static CsvExplanation of(CsvModel model, Table table, int row) {
        if (row < 1 || row > table.rows()) {
            throw new DataException("There is no row " + row + ": the file has rows 1 to " + table.rows());
        }
        int width = model.served().features().size();
        float[] values = Arrays.copyOfRange(model.encoder().encode(table), (row - 1) * width, row * width);
        return new CsvExplanation(
                model.version(), model.served().score(values), model.served().reasons(values, 0, MOST_REASONS));
    }
}
