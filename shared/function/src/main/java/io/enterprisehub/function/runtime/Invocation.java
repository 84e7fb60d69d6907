package io.enterprisehub.function.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.enterprisehub.function.Deadline;

/**
 * One invocation, passed down as an argument. It is never a bean: environments may run several invocations at once.
 *
 * @param requestId Lambda's id of the invocation
 * @param deadline when Lambda ends it
 * @param rehearsal true before a checkpoint, where the answer goes nowhere and nothing outside may be changed
 */
public record Invocation(String requestId, Deadline deadline, boolean rehearsal) {

    static Invocation of(Context context) {
        return new Invocation(context.getAwsRequestId(), Deadline.of(context), false);
    }
}
