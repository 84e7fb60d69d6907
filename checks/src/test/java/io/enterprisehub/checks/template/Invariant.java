package io.enterprisehub.checks.template;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold of the template in every version of it; {@link Mutation} proves for each that it can fail. */
enum Invariant {
    EVERY_REFERENCE_RESOLVES(ReferenceRules::everyReferenceResolves),
    EVERY_PARAMETER_IS_USED(ReferenceRules::everyParameterIsUsed),
    HANDLERS_ARE_IN_THEIR_ZIPS(FunctionRules::handlersAreInTheirZips),
    RUNTIME_IS_JAVA_25_ON_ARM(FunctionRules::runtimeIsJava25OnArm),
    TIMEOUT_AND_MEMORY_ARE_EXPLICIT(FunctionRules::timeoutAndMemoryAreExplicit),
    FUNCTIONS_BEHIND_THE_API_ANSWER_IN_TIME(FunctionRules::functionsBehindTheApiAnswerInTime),
    SNAP_START_IS_REACHED(FunctionRules::snapStartIsReached),
    CONCURRENCY_IS_BOUNDED(FunctionRules::concurrencyIsBounded),
    LOGS_ARE_KEPT_FOR_A_SET_TIME(FunctionRules::logsAreKeptForASetTime),
    SCHEDULES_PARSE_AND_FAIL_VISIBLY(FunctionRules::schedulesParseAndFailVisibly),
    VISIBILITY_IS_SIX_TIMEOUTS(QueueRules::visibilityIsSixTimeouts),
    EVERY_QUEUE_HAS_DEAD_LETTERS(QueueRules::everyQueueHasDeadLetters),
    DEAD_LETTER_QUEUES_NAME_THEIR_SOURCES(QueueRules::deadLetterQueuesNameTheirSources),
    MESSAGES_ARE_KEPT_FOURTEEN_DAYS(QueueRules::messagesAreKeptFourteenDays),
    OUTAGES_DO_NOT_REACH_THE_DEAD_LETTERS(QueueRules::outagesDoNotReachTheDeadLetters),
    QUEUES_ARE_ENCRYPTED(QueueRules::queuesAreEncrypted),
    BATCHES_ANSWER_PARTIALLY(QueueRules::batchesAnswerPartially),
    RESERVED_CONCURRENCY_COVERS_THE_SOURCES(QueueRules::reservedConcurrencyCoversTheSources),
    NOTHING_IS_ALLOWED_ON_EVERYTHING(SecurityRules::nothingIsAllowedOnEverything),
    MANAGED_POLICIES_ARE_OURS(SecurityRules::managedPoliciesAreOurs),
    EVERY_FUNCTION_HAS_ITS_OWN_ROLE(SecurityRules::everyFunctionHasItsOwnRole),
    VARIABLES_HOLD_NO_SECRET(SecurityRules::variablesHoldNoSecret),
    THE_DATABASE_IS_PRIVATE_AND_ENCRYPTED(SecurityRules::theDatabaseIsPrivateAndEncrypted),
    THE_PUBLIC_FUNCTION_CANNOT_REACH_THE_DATABASE(SecurityRules::thePublicFunctionCannotReachTheDatabase),
    EVERY_FUNCTION_HAS_AN_ERROR_ALARM(OperationRules::everyFunctionHasAnErrorAlarm),
    EVERY_QUEUE_HAS_AN_ALARM(OperationRules::everyQueueHasAnAlarm),
    ALARMS_REACH_SOMEBODY(OperationRules::alarmsReachSomebody),
    STORES_SAY_WHAT_BECOMES_OF_THEIR_DATA(OperationRules::storesSayWhatBecomesOfTheirData),
    THE_API_IS_THROTTLED_AND_LOGGED(OperationRules::theApiIsThrottledAndLogged),
    ROUTES_ARE_THE_DOCUMENTED_ONES(OperationRules::routesAreTheDocumentedOnes),
    VARIABLES_ARE_THE_DOCUMENTED_ONES(VariableRules::variablesAreTheDocumentedOnes),
    VARIABLES_ARE_THE_ONES_THAT_THE_CODE_READS(VariableRules::variablesAreTheOnesThatTheCodeReads);

    // Method references of static methods: nothing in them can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Template, Stream<String>> rule;

    Invariant(Function<Template, Stream<String>> rule) {
        this.rule = rule;
    }

    /** The places of the template that break this; empty when it holds. */
    List<String> violations(Template template) {
        return rule.apply(template).toList();
    }
}
