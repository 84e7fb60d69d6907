package io.enterprisehub.training.csv;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.model.ReasonTable;
import io.enterprisehub.inference.model.ReasonText;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.boost.Monotone;
import io.enterprisehub.training.boost.XgboostPeer;
import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.card.CardPeer;
import io.enterprisehub.training.fit.Examples;
import io.enterprisehub.training.fit.FitProgress;
import io.enterprisehub.training.fit.Fitted;
import io.enterprisehub.training.fit.FittedCard;
import io.enterprisehub.training.fit.Fitting;
import io.enterprisehub.training.fit.Gate;
import io.enterprisehub.training.fit.Periods;
import io.enterprisehub.training.fit.Periods.Period;
import io.enterprisehub.training.metric.ScoredRows;
import io.enterprisehub.training.table.DataException;
import io.enterprisehub.training.table.Encoder;
import io.enterprisehub.training.table.EncoderText;
import io.enterprisehub.training.table.Schema;
import io.enterprisehub.training.table.Table;
import io.enterprisehub.training.table.TableReader;
import io.enterprisehub.training.table.TrainingChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Trains a model on a CSV file by its schema. */
public final class CsvTraining {

    private final String file;
    private final Schema schema;
    private final Table table;
    private final Periods periods;

    private CsvTraining(String file, Schema schema, Table table) {
        this.file = file;
        this.schema = schema;
        this.table = table;
        this.periods = Periods.of(
                table.outcomes(),
                table.times(),
                table.ids(),
                Duration.ofDays(schema.horizonDays()).toMillis());
    }

    /**
     * Reads and checks the rows.
     *
     * @throws DataException when nothing can be learned from them
     */
    public static CsvTraining read(Path csv, Schema schema) {
        String file = String.valueOf(csv.getFileName());
        Table table = TableReader.read(csv, schema);
        TrainingChecks.check(file, table, schema);
        return new CsvTraining(file, schema, table);
    }

    public Table table() {
        return table;
    }

    /** The rows in their periods, encoded by what the training period knew. */
    public Examples examples() {
        return examples(encoder());
    }

    private Encoder encoder() {
        return Encoder.fit(table, periods.trainingEnd());
    }

    private Examples examples(Encoder encoder) {
        List<String> features = encoder.features();
        List<Monotone> monotone = features.stream()
                .map(feature -> schema.monotone().getOrDefault(feature, Monotone.FREE))
                .toList();
        LabelledRows rows = new LabelledRows(
                features.size(), encoder.encode(table, periods.trainingEnd()), table.outcomes(), new float[0]);
        return new Examples(
                features, encoder.columns(), schema.monotone().isEmpty() ? List.of() : monotone, rows, periods);
    }

    /** Trains; the model carries its encoding, its reasons by column, and where it comes from. */
    public Fitted run(Fitting fitting, FitProgress progress) {
        Encoder encoder = encoder();
        Examples examples = examples(encoder);
        Fitted fitted = fitting.fit(examples, progress);
        return fitted.described(schema.featureNames(), reasons(examples), provenance(fitted, encoder, fitting));
    }

    private static ReasonTable reasons(Examples examples) {
        SortedMap<String, ReasonText> texts = new TreeMap<>();
        for (String column : examples.reasons()) {
            texts.put(column, new ReasonText(column + " speaks for it", column + " speaks against it"));
        }
        return new ReasonTable(examples.reasons(), texts);
    }

    private SortedMap<String, String> provenance(Fitted fitted, Encoder encoder, Fitting fitting) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(ModelPurpose.KEY, schema.purpose().label());
        provenance.put(EncoderText.KEY, EncoderText.write(encoder));
        provenance.put("data", schema.name());
        provenance.put("source", schema.about());
        provenance.put("file", file);
        provenance.put("rows", Integer.toString(table.rows()));
        provenance.put("target", schema.target() + " = " + schema.positive());
        provenance.put("trainer", fitted.tried().getFirst().name());
        provenance.put("seed", Integer.toString(fitting.seed()));
        return provenance;
    }

    /**
     * The model that a file would lose to a new one, on the test period of these rows; null when there is no file.
     *
     * @throws DataException when the file is no model, or its model cannot score these rows, so that nobody can say which is better
     */
    public Gate.@Nullable Incumbent incumbent(Path path) {
        if (!Files.exists(path)) {
            return null;
        }
        CsvModel old = CsvModel.open(path);
        try {
            return new Gate.Incumbent(old.version(), old.score(table).take(periods.rows(Period.TEST)));
        } catch (DataException e) {
            throw new DataException(
                    "The model in " + path + " cannot be compared with the new one, so it is kept: " + e.getMessage()
                            + "; write to another file",
                    e);
        }
    }

    /** What the card of the model tells. */
    public CardInput card(String version, Fitted fitted) {
        Examples examples = examples();
        LabelledRows test = examples.of(Period.TEST);
        ScoredRows peer =
                ScoredRows.of(XgboostPeer.probabilities(examples.before(Period.CALIBRATION), test), test.labels());
        long[] times = table.times();
        String about = schema.about().isEmpty() ? "" : " Source: " + schema.about() + ".";
        return FittedCard.of(
                version,
                fitted,
                examples,
                new FittedCard.Story(
                        schema.name(),
                        "that " + schema.target() + " is " + schema.positive(),
                        "%,d rows of %s.%s".formatted(table.rows(), file, about),
                        times == null ? null : row -> times[row],
                        groups(),
                        List.of(new CardPeer("XGBoost, its own defaults, not calibrated", peer)),
                        List.of("It foresees what resembles the rows that it was trained on.")));
    }

    /** For each group column the group of every test row, for the fairness check. */
    Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new HashMap<>();
        int[] rows = periods.rows(Period.TEST);
        table.groups()
                .forEach((name, column) -> groups.put(
                        name,
                        Arrays.stream(rows)
                                .map(column::code)
                                .mapToObj(
                                        code -> code < 0 ? "" : column.levels().get(code))
                                .toList()));
        return groups;
    }
}
