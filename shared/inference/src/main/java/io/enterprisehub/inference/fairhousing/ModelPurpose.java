package io.enterprisehub.inference.fairhousing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model is for. A benchmark on public data may use what those data have, age and sex included; it is marked in the
 * model's provenance and never serves.
 */
public enum ModelPurpose {
    SERVING,
    BENCHMARK;

    /** Where the provenance of a model names its purpose. */
    public static final String KEY = "purpose";

    /** As schema files and provenance write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a purpose from a schema.
     *
     * @throws IllegalArgumentException when it is neither {@code serving} nor {@code benchmark}
     */
    public static ModelPurpose of(String label) {
        for (ModelPurpose purpose : values()) {
            if (purpose.label().equals(label)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("a purpose is \"serving\" or \"benchmark\", but not \"" + label + "\"");
    }

    /** The purpose that a provenance names; serving where it names none, so that the features are judged. */
    public static ModelPurpose in(Map<String, String> provenance) {
        return of(provenance.getOrDefault(KEY, SERVING.label()));
    }

    /** What speaks against these columns as features: nothing in a benchmark. */
    public List<Refusal> refusals(List<String> columns) {
        return this == BENCHMARK ? List.of() : ProtectedAttributes.judgeAll(columns);
    }

    /**
     * Lets a model serve or not, as far as its purpose goes.
     *
     * @throws IllegalArgumentException when it was trained as a benchmark
     */
    public static void requireServing(Map<String, String> provenance) {
        if (in(provenance) == BENCHMARK) {
            throw new IllegalArgumentException(
                    "This model was trained as a benchmark, so it may not serve: train one for the purpose \"serving\".");
        }
    }

    /**
     * Lets a model serve or not, and judges its features.
     *
     * @throws IllegalArgumentException when it was trained as a benchmark, or one of its features is refused
     */
    public static void requireServable(Map<String, String> provenance, List<String> features) {
        requireServing(provenance);
        List<Refusal> refusals = SERVING.refusals(features);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(refusals.getFirst().sentence());
        }
    }
}
