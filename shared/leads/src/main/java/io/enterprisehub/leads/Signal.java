package io.enterprisehub.leads;

import java.time.Duration;

/**
 * Countable behaviour of a lead, each with the half-life after which it says half as much.
 *
 * <p>Half-lives are judgement, stated once here: days for attention (an opened mail), weeks for intent (a viewing, a
 * budget), months for what rarely changes (an unsubscription). The model learns the weight, not the decay.
 */
public enum Signal {
    MESSAGE_IN(7),
    MESSAGE_OUT(7),
    CALL_ANSWERED(10),
    VOICEMAIL(10),
    EMAIL_OPENED(5),
    EMAIL_CLICKED(7),
    EMAIL_BOUNCED(60),
    UNSUBSCRIBED(180),
    NOTE_ADDED(21),
    TASK_ADDED(14),
    TASK_COMPLETED(14),
    CAMPAIGN_REPLY(10),
    STAGE_MOVED(21),
    VIEWING_ASKED(14),
    FINANCING_READY(30),
    URGENCY(10),
    BUDGET_NAMED(30),
    SELLING_PLAN(30),
    NOT_INTERESTED(60);

    private final Duration halfLife;

    Signal(int halfLifeDays) {
        this.halfLife = Duration.ofDays(halfLifeDays);
    }

    public Duration halfLife() {
        return halfLife;
    }
}
