package io.enterprisehub.checks.template;

import io.enterprisehub.checks.template.Template.Resource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every queue and event source keeps; each rule names the places that break it. */
final class QueueRules {

    private static final String QUEUE = "AWS::SQS::Queue";
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;

    private QueueRules() {}

    /** AWS's advice: a message of a throttled batch must not come back while the batch still waits. */
    static Stream<String> visibilityIsSixTimeouts(Template template) {
        return template.functions()
                .flatMap(function -> function.events("SQS")
                        .map(source -> queue(template, source.at("Queue").target()))
                        .filter(queue -> queue.number("VisibilityTimeout") < 6 * timeout(function))
                        .map(queue -> function.id() + ": visibility " + queue.text("VisibilityTimeout")));
    }

    static Stream<String> everyQueueHasDeadLetters(Template template) {
        Set<String> deadLetterQueues = deadLetterQueues(template);
        return template.resources(QUEUE)
                .filter(queue -> !deadLetterQueues.contains(queue.id()))
                .filter(queue ->
                        queue.property("RedrivePolicy", "deadLetterTargetArn").isAbsent())
                .map(Resource::id);
    }

    /** A dead-letter queue takes from the queues that it names, and from no other. */
    static Stream<String> deadLetterQueuesNameTheirSources(Template template) {
        Set<String> deadLetterQueues = deadLetterQueues(template);
        return template.resources(QUEUE)
                .filter(queue -> deadLetterQueues.contains(queue.id()))
                .filter(queue -> !Set.of("byQueue", "denyAll")
                        .contains(queue.property("RedriveAllowPolicy", "redrivePermission")
                                .text()))
                .map(Resource::id);
    }

    /** An outage of days must end with every event still there. */
    static Stream<String> messagesAreKeptFourteenDays(Template template) {
        return template.resources(QUEUE)
                .filter(queue -> queue.property("MessageRetentionPeriod").number() != FOURTEEN_DAYS)
                .map(Resource::id);
    }

    /** Scoring moves poison itself; the queue's own counter must not, or an outage would fill the DLQ. */
    static Stream<String> outagesDoNotReachTheDeadLetters(Template template) {
        return template.resources(QUEUE)
                .filter(queue -> !queue.property("RedrivePolicy").isAbsent())
                .filter(queue ->
                        queue.property("RedrivePolicy", "maxReceiveCount").number() != 1000)
                .map(Resource::id);
    }

    static Stream<String> queuesAreEncrypted(Template template) {
        Set<String> guarded = template.resources("AWS::SQS::QueuePolicy")
                .filter(policy -> policy.property("PolicyDocument", "Statement").list().stream()
                        .anyMatch(QueueRules::deniesPlainTransport))
                .flatMap(policy -> policy.property("Queues").list().stream().map(Tree::target))
                .collect(Collectors.toSet());
        return template.resources(QUEUE)
                .filter(queue ->
                        !queue.property("SqsManagedSseEnabled").text().equals("true") || !guarded.contains(queue.id()))
                .map(Resource::id);
    }

    /** Without partial answers one bad message sends its whole batch back; above ten SQS asks for a window. */
    static Stream<String> batchesAnswerPartially(Template template) {
        return template.functions()
                .flatMap(function -> function.events("SQS")
                        .filter(source -> source.at("FunctionResponseTypes").list().stream()
                                        .noneMatch(type -> type.text().equals("ReportBatchItemFailures"))
                                || (source.number("BatchSize") > 10
                                        && source.number("MaximumBatchingWindowInSeconds") < 1))
                        .map(source -> function.id()));
    }

    /** More pollers than environments come back as throttles, and each throttle counts as a receive. */
    static Stream<String> reservedConcurrencyCoversTheSources(Template template) {
        return template.functions()
                .flatMap(function -> {
                    var reserved = template.numbers(function.property("ReservedConcurrentExecutions"));
                    return function.events("SQS").filter(source -> {
                        var used = template.numbers(source.at("ScalingConfig", "MaximumConcurrency"));
                        return used.size() != reserved.size()
                                || Stream.iterate(0, i -> i < used.size(), i -> i + 1)
                                        .anyMatch(i -> used.get(i) < 2 || used.get(i) > reserved.get(i));
                    });
                })
                .map(source -> "more concurrency than reserved: " + source.target());
    }

    private static Set<String> deadLetterQueues(Template template) {
        Stream<String> redrive = template.resources(QUEUE)
                .map(queue ->
                        queue.property("RedrivePolicy", "deadLetterTargetArn").target());
        Stream<String> failures = template.functions()
                .flatMap(function -> Stream.concat(
                        Stream.of(
                                function.property("EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination")
                                        .target()),
                        function.events("ScheduleV2")
                                .map(schedule ->
                                        schedule.at("DeadLetterConfig", "Arn").target())));
        return Stream.concat(redrive, failures).collect(Collectors.toSet());
    }

    private static boolean deniesPlainTransport(Tree statement) {
        return statement.text("Effect").equals("Deny")
                && statement.text("Condition", "Bool", "aws:SecureTransport").equals("false");
    }

    private static int timeout(Template.Function function) {
        return function.property("Timeout").number();
    }

    private static Tree queue(Template template, String id) {
        return template.tree().at("Resources", id, "Properties");
    }
}
