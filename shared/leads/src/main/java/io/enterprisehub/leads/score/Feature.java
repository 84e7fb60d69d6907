package io.enterprisehub.leads.score;

import io.enterprisehub.leads.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a feature row, in the order of the model file; a value that is not known is NaN, never 0.
 *
 * <p>Only behaviour and process: no name, address, postal code, language, photo, age or anything else that stands for a class
 * protected by the Fair Housing Act. Outcomes (won, lost) are labels, never features. Columns are only ever
 * appended; a renamed or reordered column needs a new model.
 */
public enum Feature {
    MESSAGES_IN(Signal.MESSAGE_IN, ReasonCode.CONVERSATION),
    MESSAGES_OUT(Signal.MESSAGE_OUT, ReasonCode.OUTREACH),
    CALLS_ANSWERED(Signal.CALL_ANSWERED, ReasonCode.CALLS),
    VOICEMAILS(Signal.VOICEMAIL, ReasonCode.CALLS),
    EMAILS_OPENED(Signal.EMAIL_OPENED, ReasonCode.EMAIL_INTEREST),
    EMAILS_CLICKED(Signal.EMAIL_CLICKED, ReasonCode.EMAIL_INTEREST),
    EMAILS_BOUNCED(Signal.EMAIL_BOUNCED, ReasonCode.REACHABILITY),
    UNSUBSCRIBED(Signal.UNSUBSCRIBED, ReasonCode.REACHABILITY),
    NOTES(Signal.NOTE_ADDED, ReasonCode.AGENT_WORK),
    TASKS_ADDED(Signal.TASK_ADDED, ReasonCode.AGENT_WORK),
    TASKS_COMPLETED(Signal.TASK_COMPLETED, ReasonCode.AGENT_WORK),
    CAMPAIGN_REPLIES(Signal.CAMPAIGN_REPLY, ReasonCode.CONVERSATION),
    STAGE_MOVES(Signal.STAGE_MOVED, ReasonCode.PIPELINE),
    VIEWINGS_ASKED(Signal.VIEWING_ASKED, ReasonCode.VIEWINGS),
    FINANCING_READY(Signal.FINANCING_READY, ReasonCode.FINANCING),
    URGENCY(Signal.URGENCY, ReasonCode.URGENCY),
    BUDGET_NAMED(Signal.BUDGET_NAMED, ReasonCode.FINANCING),
    SELLING_PLAN(Signal.SELLING_PLAN, ReasonCode.SELLING),
    NOT_INTERESTED(Signal.NOT_INTERESTED, ReasonCode.REFUSAL),
    /** Decayed inbound over all messages; unknown without messages. */
    REPLY_SHARE(null, ReasonCode.CONVERSATION),
    /** Days since the lead last wrote, called, opened or clicked; unknown when it never did. */
    DAYS_SINCE_LAST_SIGN(null, ReasonCode.SILENCE),
    /** Days since the CRM knew the contact; unknown without a date. */
    AGE_DAYS(null, ReasonCode.AGE),
    APPOINTMENTS_AHEAD(null, ReasonCode.VIEWINGS),
    APPOINTMENTS_KEPT(null, ReasonCode.VIEWINGS),
    APPOINTMENTS_MISSED(null, ReasonCode.MISSED),
    OPPORTUNITIES_OPEN(null, ReasonCode.PIPELINE),
    /** log10(1 + sum of the values of open opportunities); unknown without a value. */
    OPPORTUNITY_VALUE_LOG(null, ReasonCode.PIPELINE),
    TASKS_OPEN(null, ReasonCode.AGENT_WORK),
    /** 1 or 0; unknown when the CRM never said. */
    DO_NOT_DISTURB(null, ReasonCode.REACHABILITY),
    SOURCE_REFERRAL(null, ReasonCode.SOURCE),
    SOURCE_PORTAL(null, ReasonCode.SOURCE),
    SOURCE_WEBSITE(null, ReasonCode.SOURCE),
    SOURCE_ADVERTISEMENT(null, ReasonCode.SOURCE),
    SOURCE_OPEN_HOUSE(null, ReasonCode.SOURCE);

    private final @Nullable Signal signal;
    private final ReasonCode reason;

    Feature(@Nullable Signal signal, ReasonCode reason) {
        this.signal = signal;
        this.reason = reason;
    }

    /** The signal whose decayed sum this column is; null when it is derived otherwise. */
    public @Nullable Signal signal() {
        return signal;
    }

    /** Columns of one reason are explained together. */
    public ReasonCode reason() {
        return reason;
    }
}
