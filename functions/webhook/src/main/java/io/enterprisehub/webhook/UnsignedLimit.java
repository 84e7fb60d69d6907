package io.enterprisehub.webhook;

import io.enterprisehub.function.http.HttpCall;

/**
 * Bounds what comes without GHL's signature. It counts in memory and never in Redis: whoever proves nothing must not be able to
 * make us work for it.
 */
final class UnsignedLimit {

    private final MinuteWindow window;
    private final int perMinute;

    UnsignedLimit(MinuteWindow window, int perMinute) {
        this.window = window;
        this.perMinute = perMinute;
    }

    /** Counts a post that proved no sender, by its source address. */
    boolean admitsStranger(HttpCall call) {
        return window.admits("address " + call.sourceIp(), perMinute);
    }

    /** Counts a proven post of the workflow route, by its location; signed posts pass uncounted. */
    boolean admitsProven(Route route) {
        return switch (route) {
            case Route.Signed signed -> true;
            case Route.Workflow workflow ->
                window.admits("location " + workflow.location().id(), perMinute);
        };
    }
}
