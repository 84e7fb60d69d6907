package io.enterprisehub.inference.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The columns of the matrix that a model scores.
 *
 * @param features in their order, all with different names
 * @param refusalList version of the list of protected attributes and proxies that these names were held against; empty = against none
 */
public record FeatureSchema(List<Feature> features, String refusalList) {

    /** One column. */
    public record Feature(String name, FeatureType type) {

        public Feature {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a feature needs a name");
            }
        }
    }

    public FeatureSchema {
        features = List.copyOf(features);
        HashSet<String> names = new HashSet<>();
        for (Feature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("two features are named " + feature.name());
            }
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a schema needs a feature");
        }
    }

    /** Numbers of which no list of refusals was asked. */
    public static FeatureSchema numbers(List<String> names) {
        List<Feature> features = new ArrayList<>();
        for (String name : names) {
            features.add(new Feature(name, FeatureType.NUMBER));
        }
        return new FeatureSchema(features, "");
    }

    /** The same columns, whose names were held against a list. */
    public FeatureSchema heldAgainst(String list) {
        return new FeatureSchema(features, list);
    }

    public int size() {
        return features.size();
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Feature feature : features) {
            names.add(feature.name());
        }
        return List.copyOf(names);
    }
}
