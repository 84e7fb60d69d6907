package io.enterprisehub.inference.fairhousing;

import java.util.List;
import java.util.Optional;

/**
 * Judges columns by their names: what says or stands in for a protected ground may not be a feature of a model that serves
 * housing. Pure and safe for many threads.
 *
 * <p>A word counts wherever it stands in a name, in any case or style ({@code leadGender}, {@code ZIP_CODE}, {@code age2}), but not as
 * a part of another ({@code page}, {@code Essex}). A few phrases of housing and software are known to be harmless ({@code
 * single_family}, {@code photos_viewed}, {@code age_days}).
 */
public final class ProtectedAttributes {

    /**
     * Names this list of words, for the schema of a model file: which list its features were held against. It is raised whenever a word changes.
     */
    public static final String LIST = "fair-housing-1";

    private ProtectedAttributes() {}

    /** Why this column may not be a feature; empty when its name says nothing against it. */
    public static Optional<Refusal> judge(String column) {
        return judge(column, "");
    }

    /**
     * As {@link #judge(String)}, by the declared type as well: a column {@code c7} of type {@code zip-code} is a postal code.
     *
     * @param type in the words of a schema, or empty
     */
    public static Optional<Refusal> judge(String column, String type) {
        return rule(column)
                .or(() -> rule(type))
                .map(rule -> new Refusal(column, rule.tells(), rule.proxy(), rule.grounds()));
    }

    /** All refusals among these columns, in their order. */
    public static List<Refusal> judgeAll(List<String> columns) {
        return columns.stream()
                .map(ProtectedAttributes::judge)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<GuardRule> rule(String name) {
        ColumnWords words = ColumnWords.of(name).without(GuardRules.INNOCENT);
        return GuardRules.ALL.stream()
                .filter(rule -> rule.applies(words, GuardRules.FILLERS))
                .findFirst();
    }
}
