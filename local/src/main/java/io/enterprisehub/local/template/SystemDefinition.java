package io.enterprisehub.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template deploys, as far as it can run here; every value is resolved. */
public record SystemDefinition(
        List<Function> functions,
        List<HttpRoute> routes,
        List<QueueSource> queueSources,
        List<Schedule> schedules,
        List<Queue> queues) {
    public SystemDefinition {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        queueSources = List.copyOf(queueSources);
        schedules = List.copyOf(schedules);
        queues = List.copyOf(queues);
    }

    /**
     * A function.
     *
     * @param name the zip's name without {@code -lambda.zip} or {@code .zip}
     * @param reservedConcurrency null = not limited by the template
     */
    public record Function(
            String logicalId,
            String name,
            Path codeUri,
            String handler,
            Duration timeout,
            int memoryMb,
            Map<String, String> variables,
            boolean snapStart,
            @Nullable Integer reservedConcurrency) {
        public Function {
            variables = Map.copyOf(variables);
        }
    }

    /** A route; the method is upper case or ANY, the path has {@code {name}} and {@code {name+}} segments. */
    public record HttpRoute(String method, String path, String function) {
        /** As API Gateway names it: {@code GET /v1/leads/{id}}. */
        public String key() {
            return path.equals("$default") ? path : method + " " + path;
        }
    }

    /** An event source mapping; without a maximum concurrency it invokes as often as the function may run. */
    public record QueueSource(
            String function,
            Queue queue,
            int batchSize,
            Duration window,
            boolean reportsItemFailures,
            @Nullable Integer maximumConcurrency) {}

    /** A schedule; the input, when there is one, is sent instead of the event of EventBridge Scheduler. */
    public record Schedule(
            String name,
            String function,
            String expression,
            ZoneId zone,
            @Nullable String input) {}

    /**
     * A queue.
     *
     * @param deadLetterArn where messages go after {@code maxReceiveCount} receives, or null
     */
    public record Queue(
            String logicalId,
            String name,
            String url,
            String arn,
            Duration visibility,
            Duration retention,
            @Nullable String deadLetterArn,
            int maxReceiveCount) {
        public Queue withVisibility(Duration other) {
            return new Queue(logicalId, name, url, arn, other, retention, deadLetterArn, maxReceiveCount);
        }
    }

    /**
     * Finds a function by the name of its package.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Function function(String name) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no function " + name));
    }

    /**
     * Finds a queue by its logical id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Queue queue(String logicalId) {
        return queues.stream()
                .filter(queue -> queue.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no queue " + logicalId));
    }
}
