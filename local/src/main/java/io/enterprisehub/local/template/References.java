package io.enterprisehub.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What {@code !Ref} and {@code !GetAtt} stand for on this machine. */
final class References {
    /** Lambda's and SQS's names here; the account is the one that ElasticMQ puts into its URLs. */
    static final String REGION = "us-east-1";

    static final String ACCOUNT = "000000000000";

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Region", REGION,
            "AWS::AccountId", ACCOUNT,
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com",
            "AWS::StackName", "enterprisehub");

    private final Set<String> resources;
    private final Map<String, String> values;

    private References(Set<String> resources, Map<String, String> values) {
        this.resources = resources;
        this.values = values;
    }

    /** Later ones win: parameters' defaults, then what the caller knows. */
    static References of(Map<String, Object> parameters, Set<String> resources, LocalValues local) {
        var values = new HashMap<>(PSEUDO);
        parameters.forEach((name, definition) -> {
            var fallback = Trees.map("Parameters." + name, definition).get("Default");
            if (fallback != null) {
                values.put(name, String.valueOf(fallback));
            }
        });
        values.putAll(local.parameters());
        values.putAll(local.attributes());
        return new References(resources, values);
    }

    /** With more values, for example those of the queues once their names are known. */
    References with(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.putAll(values);
        return new References(resources, all);
    }

    String ref(String place, String name) {
        return resolve(place, name, name);
    }

    String attribute(String place, String resource, String attribute) {
        return resolve(place, resource, resource + "." + attribute);
    }

    private String resolve(String place, String resource, String key) {
        var value = values.get(key);
        if (value != null) {
            return value;
        }
        throw new TemplateException(
                place,
                resources.contains(resource)
                        ? key + " has no value on this machine"
                        : "there is no resource or parameter " + resource);
    }
}
