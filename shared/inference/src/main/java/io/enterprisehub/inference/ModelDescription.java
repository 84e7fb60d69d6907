package io.enterprisehub.inference;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything about a linear model that is not in its Tribuo part.
 *
 * @param positiveLabel the label whose probability is asked for; the model has exactly one other
 * @param prior base rate of the training rows
 * @param provenance where it comes from, for people: data, seed, numbers
 */
public record ModelDescription(
        List<Column> columns,
        String positiveLabel,
        PlattScaling calibration,
        double prior,
        SortedMap<String, String> provenance) {

    public ModelDescription {
        columns = List.copyOf(columns);
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named " + column.name());
            }
        }
        if (!(0 < prior && prior < 1)) {
            throw new IllegalArgumentException("a prior lies between 0 and 1, but is " + prior);
        }
    }
}
