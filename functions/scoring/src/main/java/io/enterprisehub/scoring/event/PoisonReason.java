package io.enterprisehub.scoring.event;

import java.util.Locale;

/** Why a message can never be handled, however often it is delivered. */
public enum PoisonReason {
    NO_TENANT("The message names no location to which the event could belong"),
    TENANT_MISMATCH("The location in the body is not the location under which the message was queued"),
    NO_EVENT_ID("The message carries no usable event id, so that it could be counted twice"),
    BAD_ENCODING("The body is not what the encoding attribute says"),
    NOT_JSON("The body is not JSON"),
    NOT_AN_OBJECT("The body is JSON, but not an object"),
    BEYOND_LIMITS("The body is nested too deep, or holds a name or number that is too long"),
    UNSIGNED_LIFE_CYCLE("The workflow route carries no signature and may not open or close a tenant"),
    REFUSED_BY_DATABASE("The database refuses what this event would write");

    private final String sentence;

    PoisonReason(String sentence) {
        this.sentence = sentence;
    }

    /** Kebab case: attribute of the dead letter and suffix of the metric. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For the operator; says nothing of the content. */
    public String sentence() {
        return sentence;
    }
}
