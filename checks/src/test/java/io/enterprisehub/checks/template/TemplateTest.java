package io.enterprisehub.checks.template;

import static io.enterprisehub.checks.template.Invariant.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enterprisehub.checks.Project;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The template keeps every invariant, and no invariant is one that cannot fail. */
class TemplateTest {

    private static final String YAML = Project.text("infra/sam-template.yaml");

    @ParameterizedTest
    @EnumSource
    void holds(Invariant invariant) {
        assertThat(invariant.violations(Template.parse(YAML))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isBrokenBy(Mutation mutation) {
        assertThat(mutation.breaks().violations(mutation.applyTo(YAML))).isNotEmpty();
    }

    @Test
    void everyInvariantIsBrokenBySomeMutation() {
        assertThat(mutations().map(Mutation::breaks)).contains(Invariant.values());
    }

    @Test
    void aKeyWrittenTwiceIsAnError() {
        assertThatThrownBy(() -> Template.parse("A: 1\nA: 2")).hasMessageContaining("duplicate key");
    }

    static Stream<Mutation> mutations() {
        return Stream.of(functionMutations(), queueMutations(), securityMutations(), operationMutations())
                .flatMap(List::stream);
    }

    private static List<Mutation> functionMutations() {
        return List.of(
                new Mutation(EVERY_REFERENCE_RESOLVES, "!Ref LeadEvents\n", "!Ref LeadEvent\n"),
                new Mutation(EVERY_REFERENCE_RESOLVES, "!GetAtt WebhookRole.Arn", "!GetAtt HookRole.Arn"),
                new Mutation(EVERY_REFERENCE_RESOLVES, "${Cache.Endpoint.Port}", "${Redis.Endpoint.Port}"),
                new Mutation(EVERY_REFERENCE_RESOLVES, "Condition: WithProxy", "Condition: WithProxies"),
                new Mutation(EVERY_REFERENCE_RESOLVES, "!FindInMap [Sizes,", "!FindInMap [Size,"),
                new Mutation(EVERY_REFERENCE_RESOLVES, "- WithProxy\n", "- Proxied\n"),
                new Mutation(EVERY_PARAMETER_IS_USED, "BurstLimit: !Ref RequestBurst", "BurstLimit: 1000"),
                new Mutation(HANDLERS_ARE_IN_THEIR_ZIPS, "webhook.WebhookHandler", "webhook.Webhooks"),
                new Mutation(HANDLERS_ARE_IN_THEIR_ZIPS, "package/webhook.zip", "package/api.zip"),
                new Mutation(HANDLERS_ARE_IN_THEIR_ZIPS, "::handleRequest", "::handle"),
                new Mutation(RUNTIME_IS_JAVA_25_ON_ARM, "Runtime: java25", "Runtime: java21"),
                new Mutation(RUNTIME_IS_JAVA_25_ON_ARM, "[arm64]", "[x86_64]"),
                new Mutation(TIMEOUT_AND_MEMORY_ARE_EXPLICIT, "      Timeout: 15\n", ""),
                new Mutation(TIMEOUT_AND_MEMORY_ARE_EXPLICIT, "      MemorySize: 1769\n", ""),
                new Mutation(FUNCTIONS_BEHIND_THE_API_ANSWER_IN_TIME, "Timeout: 10", "Timeout: 30"),
                new Mutation(SNAP_START_IS_REACHED, "    AutoPublishAlias: live\n", ""),
                new Mutation(SNAP_START_IS_REACHED, "    AutoPublishAliasAllProperties: true\n", ""),
                new Mutation(SNAP_START_IS_REACHED, "ApplyOn: PublishedVersions", "ApplyOn: None"),
                new Mutation(CONCURRENCY_IS_BOUNDED, "      ReservedConcurrentExecutions: 1\n", ""),
                new Mutation(LOGS_ARE_KEPT_FOR_A_SET_TIME, "      RetentionInDays: !Ref LogRetentionDays\n", ""),
                new Mutation(LOGS_ARE_KEPT_FOR_A_SET_TIME, "        LogGroup: !Ref ScoringLogs\n", ""),
                new Mutation(SCHEDULES_PARSE_AND_FAIL_VISIBLY, "rate(5 minutes)", "rate(5 minute)"),
                new Mutation(SCHEDULES_PARSE_AND_FAIL_VISIBLY, "rate(5 minutes)", "rate(1 minutes)"),
                new Mutation(
                        SCHEDULES_PARSE_AND_FAIL_VISIBLY,
                        "            DeadLetterConfig:\n              Arn: !GetAtt WarmerDlq.Arn\n",
                        ""));
    }

    private static List<Mutation> queueMutations() {
        return List.of(
                new Mutation(VISIBILITY_IS_SIX_TIMEOUTS, "VisibilityTimeout: 90", "VisibilityTimeout: 89"),
                new Mutation(VISIBILITY_IS_SIX_TIMEOUTS, "Timeout: 15", "Timeout: 16"),
                new Mutation(VISIBILITY_IS_SIX_TIMEOUTS, "      VisibilityTimeout: 90\n", ""),
                new Mutation(
                        EVERY_QUEUE_HAS_DEAD_LETTERS, "        deadLetterTargetArn: !GetAtt LeadEventsDlq.Arn\n", ""),
                new Mutation(
                        DEAD_LETTER_QUEUES_NAME_THEIR_SOURCES,
                        "redrivePermission: byQueue",
                        "redrivePermission: allowAll"),
                new Mutation(MESSAGES_ARE_KEPT_FOURTEEN_DAYS, "RetentionPeriod: 1209600", "RetentionPeriod: 345600"),
                new Mutation(OUTAGES_DO_NOT_REACH_THE_DEAD_LETTERS, "maxReceiveCount: 1000", "maxReceiveCount: 5"),
                new Mutation(QUEUES_ARE_ENCRYPTED, "      SqsManagedSseEnabled: true\n", ""),
                new Mutation(QUEUES_ARE_ENCRYPTED, "[!Ref LeadEvents, ", "["),
                new Mutation(QUEUES_ARE_ENCRYPTED, "aws:SecureTransport: \"false\"", "aws:SecureTransport: \"true\""),
                new Mutation(BATCHES_ANSWER_PARTIALLY, "[ReportBatchItemFailures]", "[]"),
                new Mutation(BATCHES_ANSWER_PARTIALLY, "            MaximumBatchingWindowInSeconds: 1\n", ""),
                new Mutation(
                        RESERVED_CONCURRENCY_COVERS_THE_SOURCES,
                        "MaximumConcurrency: !FindInMap [Sizes, !Ref Size, ScoringConcurrency]",
                        "MaximumConcurrency: !FindInMap [Sizes, !Ref Size, WebhookConcurrency]"),
                new Mutation(
                        RESERVED_CONCURRENCY_COVERS_THE_SOURCES,
                        "MaximumConcurrency: !FindInMap [Sizes, !Ref Size, ScoringConcurrency]",
                        "MaximumConcurrency: 50"));
    }

    private static List<Mutation> securityMutations() {
        return List.of(
                new Mutation(NOTHING_IS_ALLOWED_ON_EVERYTHING, "Resource: !GetAtt LeadEvents.Arn", "Resource: \"*\""),
                new Mutation(NOTHING_IS_ALLOWED_ON_EVERYTHING, "Action: sqs:SendMessage", "Action: sqs:*"),
                new Mutation(MANAGED_POLICIES_ARE_OURS, "/AWSLambdaENIManagementAccess", "/AWSLambda_FullAccess"),
                new Mutation(EVERY_FUNCTION_HAS_ITS_OWN_ROLE, "!GetAtt ScoringRole.Arn", "!GetAtt ApiRole.Arn"),
                new Mutation(EVERY_FUNCTION_HAS_ITS_OWN_ROLE, "      Role: !GetAtt ApiRole.Arn\n", ""),
                new Mutation(
                        VARIABLES_HOLD_NO_SECRET,
                        "_REF: !Ref DatabasePassword",
                        "_REF: !Sub \"{{resolve:secretsmanager:${DatabasePassword}}}\""),
                new Mutation(THE_DATABASE_IS_PRIVATE_AND_ENCRYPTED, "Accessible: false", "Accessible: true"),
                new Mutation(THE_DATABASE_IS_PRIVATE_AND_ENCRYPTED, "      StorageEncrypted: true\n", ""),
                new Mutation(
                        THE_PUBLIC_FUNCTION_CANNOT_REACH_THE_DATABASE,
                        "[!Ref WebhookSecurityGroup]",
                        "[!Ref DataSecurityGroup]"));
    }

    private static List<Mutation> operationMutations() {
        return List.of(
                new Mutation(
                        EVERY_FUNCTION_HAS_AN_ERROR_ALARM,
                        "- {Name: FunctionName, Value: !Ref WarmerFunction}",
                        "- {Name: FunctionName, Value: !Ref ApiFunction}"),
                new Mutation(EVERY_QUEUE_HAS_AN_ALARM, "ApproximateAgeOfOldestMessage", "SentMessageSize"),
                new Mutation(
                        EVERY_QUEUE_HAS_AN_ALARM,
                        "- {Name: QueueName, Value: !GetAtt LeadEventsDlq.QueueName}",
                        "- {Name: QueueName, Value: !GetAtt WarmerDlq.QueueName}"),
                new Mutation(ALARMS_REACH_SOMEBODY, "      AlarmActions: [!Ref AlarmTopic]\n", ""),
                new Mutation(
                        STORES_SAY_WHAT_BECOMES_OF_THEIR_DATA, "DeletionPolicy: Snapshot", "DeletionPolicy: Delete"),
                new Mutation(STORES_SAY_WHAT_BECOMES_OF_THEIR_DATA, "    UpdateReplacePolicy: Retain\n", ""),
                new Mutation(
                        THE_API_IS_THROTTLED_AND_LOGGED, "        ThrottlingRateLimit: !Ref RequestsPerSecond\n", ""),
                new Mutation(THE_API_IS_THROTTLED_AND_LOGGED, "        DestinationArn: !GetAtt AccessLogs.Arn\n", ""),
                new Mutation(ROUTES_ARE_THE_DOCUMENTED_ONES, "Path: /v1/leads/{id}/history", "Path: /v1/history/{id}"),
                new Mutation(ROUTES_ARE_THE_DOCUMENTED_ONES, "Method: GET", "Method: POST"),
                new Mutation(VARIABLES_ARE_THE_DOCUMENTED_ONES, "          JDBC_USER: enterprisehub\n", ""),
                new Mutation(VARIABLES_ARE_THE_DOCUMENTED_ONES, "          GHL_RSA_END:", "          GHL_RSA_UNTIL:"),
                new Mutation(
                        VARIABLES_ARE_THE_ONES_THAT_THE_CODE_READS, "          GHL_RSA_END:", "          GHL_END:"),
                new Mutation(VARIABLES_ARE_THE_ONES_THAT_THE_CODE_READS, "          JDBC_USER: enterprisehub\n", ""));
    }
}
