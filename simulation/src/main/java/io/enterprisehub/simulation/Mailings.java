package io.enterprisehub.simulation;

import io.enterprisehub.simulation.Act.EmailEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Automated mail to one lead, and what its mail program does with it: the stronger the intent, the more is opened and answered. */
final class Mailings {

    private final Intent intent;
    private final Journal journal;
    private final Dice dice;
    private final boolean badAddress;
    private boolean subscribed = true;

    Mailings(Intent intent, Journal journal, Dice dice) {
        this.intent = intent;
        this.journal = journal;
        this.dice = dice;
        this.badAddress = dice.chance(0.04);
    }

    boolean subscribed() {
        return subscribed;
    }

    void newsletter(Instant at, boolean silent) {
        String id = dice.id();
        if (badAddress) {
            journal.email(id, dice.chance(0.7) ? EmailEvent.BOUNCED : EmailEvent.FAILED_FOR_NOW, at);
            return;
        }
        journal.email(id, EmailEvent.DELIVERED, at);
        double opens = 1 / (1 + StrictMath.exp(-(0.5 * intent.pull() - 0.6 - (silent ? 1 : 0))));
        if (dice.chance(opens)) {
            Instant opened = dice.after(at, Duration.ofMinutes(1), Duration.ofHours(20));
            journal.email(id, EmailEvent.OPENED, opened);
            if (dice.chance(0.35 * opens)) {
                journal.email(id, EmailEvent.CLICKED, opened.plusSeconds(20));
            }
        } else if (dice.chance(0.03)) {
            subscribed = false;
            EmailEvent leaves = dice.chance(0.9) ? EmailEvent.UNSUBSCRIBED : EmailEvent.COMPLAINED;
            journal.email(id, leaves, at.plusSeconds(3600));
        }
    }

    /** A campaign of three days that some time on this day begins. */
    void campaign(Instant morning, boolean silent) {
        String campaign = dice.id();
        Instant at = dice.after(morning, Duration.ofMinutes(5), Duration.ofHours(23));
        journal.campaign(campaign, "started", null, at);
        boolean replies = !silent && dice.chance(Math.min(0.6, 0.18 * StrictMath.exp(0.4 * intent.pull())));
        journal.campaign(campaign, "finished", replies ? "Yes, tell me more" : null, at.plus(3, ChronoUnit.DAYS));
    }
}
