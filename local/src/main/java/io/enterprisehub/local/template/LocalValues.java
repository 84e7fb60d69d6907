package io.enterprisehub.local.template;

import java.net.URI;
import java.util.Map;

/**
 * What stands on this machine for what the template's resources are on AWS.
 *
 * @param sqs where SQS listens; the queues' URLs begin with it
 * @param variables environment variables of the functions that are replaced as a whole, by name: where the template names an
 *     address or a secret that exists on AWS only
 * @param attributes values for {@code !Ref} ("Name") and {@code !GetAtt} ("Name.Attribute"); queues need none
 * @param parameters values for the template's parameters instead of their defaults
 */
public record LocalValues(
        URI sqs, Map<String, String> variables, Map<String, String> attributes, Map<String, String> parameters) {
    public LocalValues {
        variables = Map.copyOf(variables);
        attributes = Map.copyOf(attributes);
        parameters = Map.copyOf(parameters);
    }

    /** Queues and nothing else. */
    public static LocalValues queuesAt(URI sqs) {
        return new LocalValues(sqs, Map.of(), Map.of(), Map.of());
    }

    public LocalValues withVariables(Map<String, String> replaced) {
        return new LocalValues(sqs, replaced, attributes, parameters);
    }
}
