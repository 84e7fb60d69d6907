package io.enterprisehub.training.timeline;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.inference.model.ReasonTable;
import io.enterprisehub.inference.model.ServableModel;
import io.enterprisehub.leads.score.Feature;
import io.enterprisehub.leads.score.Features;
import io.enterprisehub.training.boost.LabelledRows;
import io.enterprisehub.training.card.CardInput;
import io.enterprisehub.training.csv.CsvModel;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Trains a model on the past that a store kept. A lead gives up to three rows: at events of it, or some days after one,
 * as scores are also read later. A row is as of its moment, its outcome is what became of the lead within the horizon after it.
 */
public final class TimelineTraining {

    private static final int ROWS_PER_LEAD = 3;
    private static final Duration LATEST_READ = Duration.ofDays(21);
    private static final int FEWEST_ROWS = 300;

    @SuppressWarnings("ArrayRecordComponent") // Carries features to the matrix; never compared.
    private record Row(int lead, Instant at, float[] features, boolean happened) {}

    private final TimelineTarget target;
    private final List<Row> rows;
    private final Examples examples;

    private TimelineTraining(TimelineTarget target, List<Row> rows) {
        this.target = target;
        this.rows = rows;
        this.examples = examples(target, rows);
    }

    /**
     * Takes rows.
     *
     * @param target what is foreseen
     * @param end what was received until then is known; rows whose horizon reaches further are left out
     * @param seed of the moments
     * @throws DataException when there are too few rows, or too few of an outcome in a period
     */
    public static TimelineTraining of(TimelineTarget target, List<LeadTimeline> timelines, Instant end, long seed) {
        List<Row> rows = new ArrayList<>();
        for (int lead = 0; lead < timelines.size(); lead++) {
            LeadTimeline timeline = timelines.get(lead);
            for (Instant moment : moments(timeline, new SplittableRandom(seed + lead))) {
                if (!timeline.isSettled(moment)
                        && !moment.plus(target.horizon()).isAfter(end)) {
                    float[] features = AsOf.features(timeline, moment);
                    if (target.asks(features)) {
                        rows.add(new Row(lead, moment, features, target.happened(timeline, moment)));
                    }
                }
            }
        }
        if (rows.size() < FEWEST_ROWS) {
            throw new DataException("The history gives " + rows.size() + " rows whose outcome is known after "
                    + target.horizon().toDays() + " days; training needs at least " + FEWEST_ROWS);
        }
        rows.sort(Comparator.comparing(Row::at).thenComparingInt(Row::lead));
        return new TimelineTraining(target, List.copyOf(rows));
    }

    private static List<Instant> moments(LeadTimeline timeline, SplittableRandom random) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < ROWS_PER_LEAD && !timeline.events().isEmpty(); i++) {
            Instant event = timeline.events()
                    .get(random.nextInt(timeline.events().size()))
                    .receivedAt();
            long later = random.nextLong(LATEST_READ.toMillis());
            moments.add(random.nextBoolean() ? event : event.plusMillis(later));
        }
        return moments.stream().distinct().sorted().toList();
    }

    private static Examples examples(TimelineTarget target, List<Row> rows) {
        float[] values = new float[rows.size() * Features.COUNT];
        boolean[] outcomes = new boolean[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            Row row = rows.get(i);
            System.arraycopy(row.features(), 0, values, i * Features.COUNT, Features.COUNT);
            outcomes[i] = row.happened();
        }
        long[] times = rows.stream().mapToLong(row -> row.at().toEpochMilli()).toArray();
        int[] leads = rows.stream().mapToInt(Row::lead).toArray();
        return new Examples(
                Arrays.stream(Feature.values()).map(Feature::name).toList(),
                Arrays.stream(Feature.values())
                        .map(feature -> feature.reason().name())
                        .toList(),
                List.of(),
                new LabelledRows(Features.COUNT, values, outcomes, new float[0]),
                Periods.of(outcomes, times, leads, target.horizon().toMillis()));
    }

    public int rowCount() {
        return rows.size();
    }

    /** Trains; the model has all columns of a lead, so that it can be served. */
    public Fitted run(Fitting fitting, FitProgress progress) {
        Fitted fitted = fitting.fit(examples, progress);
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(ModelPurpose.KEY, ModelPurpose.SERVING.label());
        provenance.put("data", "event history of a database");
        provenance.put("rows", Integer.toString(rows.size()));
        provenance.put("target", target.predicts());
        provenance.put("trainer", fitted.tried().getFirst().name());
        provenance.put("seed", Integer.toString(fitting.seed()));
        return fitted.described(examples.features(), new ReasonTable(examples.reasons(), target.texts()), provenance);
    }

    /**
     * The model that a file would lose to a new one, on the test period of these rows.
     *
     * @throws DataException when it has other columns, so that nobody can say which is better
     */
    public Gate.Incumbent incumbent(Path path) {
        ServableModel old = CsvModel.open(path).served();
        if (!old.features().equals(examples.features())) {
            throw new DataException(
                    "The model in " + path
                            + " cannot be compared with the new one, so it is kept: it has other columns; write to another file");
        }
        LabelledRows test = examples.of(Period.TEST);
        return new Gate.Incumbent(
                old.version(), ScoredRows.of(old.probabilities(test.values(), test.count()), test.labels()));
    }

    /** What the card of the model tells. */
    public CardInput card(String version, Fitted fitted) {
        return FittedCard.of(
                version,
                fitted,
                examples,
                new FittedCard.Story(
                        target.title() + ", from the event history",
                        target.predicts(),
                        "%,d rows, up to three a lead, as of their moments, from the event history of a database."
                                .formatted(rows.size()),
                        row -> rows.get(row).at().toEpochMilli(),
                        Map.of(),
                        List.of(),
                        List.of(
                                "Appointments, opportunities, tasks and do-not-disturb are unknown to it: the store keeps their"
                                        + " latest state only, which would give the outcome away.",
                                "A lead that was settled, opened again and settled once more counts by the last time only.",
                                "Leads that were deleted in the CRM are not in the rows.")));
    }
}
