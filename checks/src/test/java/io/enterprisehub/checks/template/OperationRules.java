package io.enterprisehub.checks.template;

import io.enterprisehub.checks.template.Template.Resource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator relies on: alarms, kept data, throttling; each rule names the places that break it. */
final class OperationRules {

    private static final Set<String> STATEFUL = Set.of(
            "AWS::RDS::DBInstance",
            "AWS::ElastiCache::ServerlessCache",
            "AWS::SQS::Queue",
            "AWS::SecretsManager::Secret",
            "AWS::Logs::LogGroup");
    private static final Set<String> ROUTES = Set.of(
            "POST /webhooks/ghl -> webhook",
            "POST /webhooks/ghl/workflow/{locationId} -> webhook",
            "GET /v1/leads -> api",
            "GET /v1/leads/{id} -> api",
            "GET /v1/leads/{id}/history -> api",
            "POST /v1/score -> api",
            "GET /health -> api");

    private OperationRules() {}

    static Stream<String> everyFunctionHasAnErrorAlarm(Template template) {
        Set<String> watched = watched(template, "Errors");
        return template.functions().map(Template.Function::id).filter(id -> !watched.contains(id));
    }

    /** Dead letters are watched by their number, a working queue by the age of its oldest message. */
    static Stream<String> everyQueueHasAnAlarm(Template template) {
        Set<String> depth = watched(template, "ApproximateNumberOfMessagesVisible");
        Set<String> age = watched(template, "ApproximateAgeOfOldestMessage");
        return template.resources("AWS::SQS::Queue")
                .filter(queue -> queue.property("RedrivePolicy").isAbsent()
                        ? !depth.contains(queue.id())
                        : !age.contains(queue.id()))
                .map(Resource::id);
    }

    static Stream<String> alarmsReachSomebody(Template template) {
        Set<String> topics =
                template.resources("AWS::SNS::Topic").map(Resource::id).collect(Collectors.toSet());
        return template.resources("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.property("AlarmActions").list().stream()
                        .noneMatch(action -> topics.contains(action.target())))
                .map(Resource::id);
    }

    /** Whether data goes with the stack is a decision, and it is written at each store; the database never does. */
    static Stream<String> storesSayWhatBecomesOfTheirData(Template template) {
        return template.resources()
                .filter(resource -> STATEFUL.contains(resource.type()))
                .filter(store -> {
                    String deletion = store.body().text("DeletionPolicy");
                    return store.body().at("UpdateReplacePolicy").isAbsent()
                            || deletion.equals("null")
                            || (store.type().equals("AWS::RDS::DBInstance")
                                    && !Set.of("Snapshot", "Retain").contains(deletion));
                })
                .map(Resource::id);
    }

    static Stream<String> theApiIsThrottledAndLogged(Template template) {
        return template.resources("AWS::Serverless::HttpApi")
                .filter(api -> api.property("DefaultRouteSettings", "ThrottlingRateLimit")
                                .isAbsent()
                        || api.property("DefaultRouteSettings", "ThrottlingBurstLimit")
                                .isAbsent()
                        || api.property("AccessLogSettings", "DestinationArn").isAbsent())
                .map(Resource::id);
    }

    static Stream<String> routesAreTheDocumentedOnes(Template template) {
        Set<String> routes = template.functions()
                .flatMap(function -> function.events("HttpApi")
                        .map(route -> route.text("Method") + " " + route.text("Path") + " -> " + function.module()))
                .collect(Collectors.toSet());
        return routes.equals(ROUTES) ? Stream.empty() : Stream.of("the routes are " + routes);
    }

    /** What the alarms of a metric watch, by logical id. */
    private static Set<String> watched(Template template, String metric) {
        return template.resources("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.property("MetricName").text().equals(metric))
                .flatMap(alarm -> alarm.property("Dimensions").list().stream())
                .map(dimension -> dimension.at("Value").target())
                .collect(Collectors.toSet());
    }
}
