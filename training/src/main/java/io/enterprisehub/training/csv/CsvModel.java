package io.enterprisehub.training.csv;

import io.enterprisehub.inference.model.ModelRefusedException;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Encoder;
import io.enterprisehub.training.table.EncoderText;
import io.enterprisehub.training.table.Table;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A model from a file, with the encoding that it was trained with: rows of any file with its columns can be scored. */
public record CsvModel(ServableModel served, Encoder encoder) {

    /**
     * Opens a file.
     *
     * @throws DataException when it cannot be used
     */
    public static CsvModel open(Path path) {
        try {
            ServableModel served = ServableModel.open(path);
            String encoding = served.description().provenance().get(EncoderText.KEY);
            Encoder encoder = encoding == null ? Encoder.plain(served.features()) : EncoderText.read(encoding);
            return new CsvModel(served, encoder);
        } catch (ModelRefusedException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new DataException("The model file " + path + " cannot be read: is it there?", e);
        }
    }

    /** Equal versions give equal scores. */
    public String version() {
        return served.version();
    }

    /** Calibrated probabilities of all rows, with their outcomes. */
    public ScoredRows score(Table table) {
        return ScoredRows.of(served.probabilities(encoder.encode(table), table.rows()), table.outcomes());
    }
}
