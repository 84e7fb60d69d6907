package io.enterprisehub.training.table;

import io.enterprisehub.inference.fairhousing.ModelPurpose;
import io.enterprisehub.training.boost.Monotone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean. Every column of a file is named here once: nothing becomes a feature by accident.
 *
 * @param name of the data, for people
 * @param about source and licence, for people; may be empty
 * @param target the column that is foreseen
 * @param positive its value that counts as a yes; every other value but a missing one is a no
 * @param time column by which the rows rise; null = the rows are in time order as they are
 * @param id column that says which rows belong together; null = every row stands alone
 * @param horizonDays how long after a row its outcome is known; rows whose outcome was open when the next period began are left out.
 *     Needs a time column unless 0
 * @param missing values that mean there is none; compared without the blanks around them
 * @param features columns to learn from, in their order
 * @param blocked columns that must not be used, named only so that their presence is no surprise
 * @param groups columns by which fairness is checked; never features
 * @param monotone direction in which a feature may move the score
 */
public record Schema(
        String name,
        String about,
        ModelPurpose purpose,
        char separator,
        String target,
        String positive,
        @Nullable String time,
        @Nullable String id,
        int horizonDays,
        Set<String> missing,
        Map<String, ColumnType> features,
        Set<String> blocked,
        Set<String> groups,
        Map<String, Monotone> monotone,
        GateBounds gate) {

    public Schema {
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        blocked = Collections.unmodifiableSet(new TreeSet<>(blocked));
        groups = Collections.unmodifiableSet(new TreeSet<>(groups));
        monotone = Map.copyOf(monotone);
    }

    /** Names of the features, in their order. */
    public List<String> featureNames() {
        return List.copyOf(features.keySet());
    }

    /** What a column is here, in a word or two; null when the schema does not know it. */
    @Nullable
    String role(String column) {
        if (column.equals(target)) {
            return "the target";
        }
        if (column.equals(time)) {
            return "the time";
        }
        if (column.equals(id)) {
            return "the id";
        }
        if (features.containsKey(column)) {
            return "a feature";
        }
        if (blocked.contains(column)) {
            return "blocked";
        }
        return groups.contains(column) ? "a group" : null;
    }

    /** Columns that a file must have: blocked ones may be absent. */
    List<String> required() {
        List<String> required = new ArrayList<>(features.keySet());
        required.add(target);
        if (time != null) {
            required.add(time);
        }
        if (id != null) {
            required.add(id);
        }
        required.addAll(groups);
        return required;
    }
}
