package io.enterprisehub.leads.score;

/** What a score can be explained with: several features each, a sentence for either direction. */
public enum ReasonCode {
    CONVERSATION("Replies in the conversation", "Little reply to messages"),
    OUTREACH("Little outreach was needed", "Many messages sent to the lead"),
    CALLS("Spoke on the phone", "No calls reached the lead"),
    EMAIL_INTEREST("Opens and clicks e-mails", "Ignores e-mails"),
    REACHABILITY("Can be reached", "Bounced, unsubscribed or do-not-disturb"),
    AGENT_WORK("An agent is working on it", "No agent works on it"),
    PIPELINE("Moves forward in the pipeline", "Stands still in the pipeline"),
    VIEWINGS("Viewings asked for, booked or kept", "No viewings"),
    MISSED("Keeps appointments", "Missed or cancelled appointments"),
    FINANCING("Speaks of budget or financing", "No word of budget or financing"),
    URGENCY("Wants to act soon", "No sign of urgency"),
    SELLING("Has a property to sell", "No property to sell"),
    REFUSAL("No refusal", "Said that there is no interest"),
    SILENCE("Was active recently", "Has been silent"),
    AGE("New enough to be open", "Known for long without result"),
    SOURCE("Source that often converts", "Source that rarely converts"),
    /** Not a feature: nothing is known yet, the score is the base rate. */
    NO_DATA(
            "Nothing known yet: the score is the average of all leads",
            "Nothing known yet: the score is the average of all leads");

    private final String raises;
    private final String lowers;

    ReasonCode(String raises, String lowers) {
        this.raises = raises;
        this.lowers = lowers;
    }

    public String text(double effect) {
        return effect >= 0 ? raises : lowers;
    }
}
