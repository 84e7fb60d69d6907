package io.enterprisehub.local.template;

import io.enterprisehub.local.template.SystemDefinition.Function;
import io.enterprisehub.local.template.SystemDefinition.HttpRoute;
import io.enterprisehub.local.template.SystemDefinition.Queue;
import io.enterprisehub.local.template.SystemDefinition.QueueSource;
import io.enterprisehub.local.template.SystemDefinition.Schedule;
import io.enterprisehub.local.template.Template.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SAM template into a {@link SystemDefinition}. Only what runs here is resolved - functions, their events, queues -
 * so roles, alarms and networks may refer to whatever AWS knows.
 */
public final class TemplateReader {
    private final Template template;
    private final Path directory;
    private final LocalValues local;
    private final List<Queue> queues;
    private final Evaluator evaluator;

    private TemplateReader(Template template, Path directory, LocalValues local) {
        this.template = template;
        this.directory = directory;
        this.local = local;
        var known = References.of(template.parameters(), template.resources().keySet(), local);
        var queueReader = new QueueReader(
                template, local.sqs(), known, new Evaluator(template.conditions(), template.mappings(), known));
        this.evaluator = queueReader.evaluatorWithQueues();
        this.queues = queueReader.queues();
    }

    /**
     * Reads a template file; zips are found relative to it.
     *
     * @throws TemplateException when it cannot be read or something that runs here cannot be resolved
     */
    public static SystemDefinition read(Path file, LocalValues local) {
        try {
            var directory = file.toAbsolutePath().normalize().getParent();
            return read(file.toString(), Files.readString(file), directory == null ? Path.of("/") : directory, local);
        } catch (IOException e) {
            throw new TemplateException(file.toString(), "the file cannot be read", e);
        }
    }

    static SystemDefinition read(String name, String yaml, Path directory, LocalValues local) {
        return new TemplateReader(Template.parse(name, yaml), directory, local).definition();
    }

    private SystemDefinition definition() {
        var functions = new ArrayList<Function>();
        var routes = new ArrayList<HttpRoute>();
        var sources = new ArrayList<QueueSource>();
        var schedules = new ArrayList<Schedule>();
        for (var resource : template.resources().values()) {
            if (!resource.type().equals(Template.FUNCTION) || !exists(resource)) {
                continue;
            }
            var function = function(resource);
            functions.add(function);
            var events = Trees.child(resource.place(), resource.properties(), "Events");
            events.forEach((id, tree) -> {
                var place = resource.place() + ".Events." + id;
                var event = Trees.map(place, tree);
                var properties = Trees.child(place, event, "Properties");
                switch (String.valueOf(event.get("Type"))) {
                    case "HttpApi" -> routes.add(route(place, properties, function.name()));
                    case "SQS" -> sources.add(source(place, properties, function.name()));
                    case "ScheduleV2" -> schedules.add(schedule(id, place, properties, function.name()));
                    default -> throw new TemplateException(place, "events of this type do not run on this machine");
                }
            });
        }
        return new SystemDefinition(functions, routes, sources, schedules, queues);
    }

    private boolean exists(Resource resource) {
        return resource.condition().isEmpty()
                || evaluator.isTrue(resource.place(), new Intrinsic.Condition(resource.condition()));
    }

    private Function function(Resource resource) {
        var place = resource.place();
        var fields = resource.properties();
        var zip = directory.resolve(text(place, fields, "CodeUri")).normalize();
        var snapStart = Trees.child(place, fields, "SnapStart");
        return new Function(
                resource.id(),
                shortName(zip),
                zip,
                text(place, fields, "Handler"),
                Duration.ofSeconds(number(place, fields, "Timeout", 3)),
                number(place, fields, "MemorySize", 128),
                variables(place, fields),
                "PublishedVersions".equals(snapStart.get("ApplyOn")),
                optionalNumber(place, fields, "ReservedConcurrentExecutions"));
    }

    private static String shortName(Path zip) {
        return String.valueOf(zip.getFileName()).replaceFirst("(-lambda)?\\.zip$", "");
    }

    private Map<String, String> variables(String place, Map<String, Object> fields) {
        var environment = Trees.child(place, fields, "Environment");
        var variables = new HashMap<String, String>();
        Trees.child(place + ".Environment", environment, "Variables").forEach((name, value) -> {
            var replaced = local.variables().get(name);
            variables.put(
                    name,
                    replaced != null ? replaced : evaluator.text(place + ".Environment.Variables." + name, value));
        });
        return variables;
    }

    private HttpRoute route(String place, Map<String, Object> fields, String function) {
        var path = fields.containsKey("Path") ? text(place, fields, "Path") : "$default";
        var method = fields.containsKey("Method") ? text(place, fields, "Method") : "ANY";
        return new HttpRoute(
                method.toUpperCase(Locale.ROOT).replace("X-AMAZON-APIGATEWAY-ANY-METHOD", "ANY"), path, function);
    }

    private QueueSource source(String place, Map<String, Object> fields, String function) {
        var arn = text(place, fields, "Queue");
        var queue = queues.stream()
                .filter(candidate -> candidate.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException(place + ".Queue", "this template has no queue " + arn));
        var responseTypes = fields.get("FunctionResponseTypes");
        return new QueueSource(
                function,
                queue,
                number(place, fields, "BatchSize", 10),
                Duration.ofSeconds(number(place, fields, "MaximumBatchingWindowInSeconds", 0)),
                responseTypes != null && Trees.list(place, responseTypes).contains("ReportBatchItemFailures"),
                optionalNumber(
                        place + ".ScalingConfig", Trees.child(place, fields, "ScalingConfig"), "MaximumConcurrency"));
    }

    private Schedule schedule(String id, String place, Map<String, Object> fields, String function) {
        var zone = fields.containsKey("ScheduleExpressionTimezone")
                ? text(place, fields, "ScheduleExpressionTimezone")
                : "UTC";
        return new Schedule(
                id,
                function,
                text(place, fields, "ScheduleExpression"),
                ZoneId.of(zone),
                fields.containsKey("Input") ? text(place, fields, "Input") : null);
    }

    private String text(String place, Map<String, Object> fields, String key) {
        var value = fields.get(key);
        if (value == null) {
            throw new TemplateException(place, key + " is missing");
        }
        return evaluator.text(place + "." + key, value);
    }

    private int number(String place, Map<String, Object> fields, String key, int fallback) {
        var value = fields.get(key);
        return value == null ? fallback : evaluator.number(place + "." + key, value);
    }

    private @Nullable Integer optionalNumber(String place, Map<String, Object> fields, String key) {
        var value = fields.get(key);
        return value == null ? null : evaluator.number(place + "." + key, value);
    }
}
