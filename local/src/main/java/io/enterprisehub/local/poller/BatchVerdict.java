package io.enterprisehub.local.poller;

import com.fasterxml.jackson.jr.ob.JSON;
import io.enterprisehub.local.runtime.InvocationResult;
import io.enterprisehub.local.runtime.InvocationResult.Answer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages of a batch stay in the queue, by Lambda's rules for {@code ReportBatchItemFailures}: an empty answer, null,
 * or no list means success; anything that is not understood - an unknown id, a wrong key, no JSON - means that all failed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Success and failure conditions</a>
 */
final class BatchVerdict {
    private BatchVerdict() {}

    /** Returns the ids of the messages that failed. */
    static Set<String> failed(InvocationResult result, Set<String> ids, boolean reportsItemFailures) {
        if (!(result instanceof Answer answer)) {
            return ids;
        }
        return reportsItemFailures ? reported(answer.text(), ids) : Set.of();
    }

    private static Set<String> reported(String answer, Set<String> ids) {
        if (answer.isBlank()) {
            return Set.of();
        }
        try {
            return switch (JSON.std.anyFrom(answer)) {
                case null -> Set.of();
                case Map<?, ?> fields -> ofList(fields, ids);
                default -> ids;
            };
        } catch (IOException e) {
            return ids;
        }
    }

    private static Set<String> ofList(Map<?, ?> fields, Set<String> ids) {
        return switch (fields.get("batchItemFailures")) {
            case null -> Set.of();
            case List<?> failures -> ofItems(failures, ids);
            default -> ids;
        };
    }

    private static Set<String> ofItems(List<?> failures, Set<String> ids) {
        var failed = new HashSet<String>();
        for (var failure : failures) {
            if (failure instanceof Map<?, ?> item
                    && item.get("itemIdentifier") instanceof String id
                    && ids.contains(id)) {
                failed.add(id);
            } else {
                return ids;
            }
        }
        return failed;
    }
}
