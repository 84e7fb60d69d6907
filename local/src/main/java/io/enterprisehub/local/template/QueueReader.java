package io.enterprisehub.local.template;

import io.enterprisehub.local.template.SystemDefinition.Queue;
import io.enterprisehub.local.template.Template.Resource;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the queues, before anything else: their names give the URLs and ARNs that functions and events refer to, and queues
 * refer to each other.
 */
final class QueueReader {
    private final Template template;
    private final URI sqs;
    private final References known;
    private final Evaluator names;
    private final Evaluator evaluator;

    QueueReader(Template template, URI sqs, References known, Evaluator names) {
        this.template = template;
        this.sqs = sqs;
        this.known = known;
        this.names = names;
        this.evaluator = evaluator();
    }

    /** One that knows the queues' URLs ({@code !Ref}), ARNs and names too. */
    Evaluator evaluatorWithQueues() {
        return evaluator;
    }

    List<Queue> queues() {
        return resources().stream().map(this::queue).toList();
    }

    private List<Resource> resources() {
        return template.resources().values().stream()
                .filter(resource -> resource.type().equals(Template.QUEUE))
                .filter(resource -> resource.condition().isEmpty()
                        || names.isTrue(resource.place(), new Intrinsic.Condition(resource.condition())))
                .toList();
    }

    private Evaluator evaluator() {
        var values = new HashMap<String, String>();
        for (var resource : resources()) {
            var name = name(resource);
            values.put(resource.id(), url(name));
            values.put(resource.id() + ".QueueUrl", url(name));
            values.put(resource.id() + ".Arn", arn(name));
            values.put(resource.id() + ".QueueName", name);
        }
        return new Evaluator(template.conditions(), template.mappings(), known.with(values));
    }

    /** Without a name AWS makes one of the logical id and random letters. */
    private String name(Resource resource) {
        var name = resource.properties().get("QueueName");
        return name == null ? resource.id() : names.text(resource.place() + ".QueueName", name);
    }

    private String url(String name) {
        return sqs.toString().replaceFirst("/$", "") + "/" + References.ACCOUNT + "/" + name;
    }

    private static String arn(String name) {
        return "arn:aws:sqs:" + References.REGION + ":" + References.ACCOUNT + ":" + name;
    }

    private Queue queue(Resource resource) {
        var place = resource.place();
        var fields = resource.properties();
        var redrive = Trees.child(place, fields, "RedrivePolicy");
        var target = redrive.get("deadLetterTargetArn");
        var name = name(resource);
        return new Queue(
                resource.id(),
                name,
                url(name),
                arn(name),
                seconds(place, fields, "VisibilityTimeout", 30),
                seconds(place, fields, "MessageRetentionPeriod", 345_600),
                target == null ? null : evaluator.text(place + ".RedrivePolicy.deadLetterTargetArn", target),
                redrive.containsKey("maxReceiveCount")
                        ? evaluator.number(place + ".RedrivePolicy.maxReceiveCount", redrive.get("maxReceiveCount"))
                        : 0);
    }

    private Duration seconds(String place, Map<String, Object> fields, String key, int fallback) {
        var value = fields.get(key);
        return Duration.ofSeconds(value == null ? fallback : evaluator.number(place + "." + key, value));
    }
}
