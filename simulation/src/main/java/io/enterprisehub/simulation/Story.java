package io.enterprisehub.simulation;

import io.enterprisehub.simulation.Act.Appointment;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Intent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the life of one lead, day by day, until its matter is settled.
 *
 * <p>The law of this market, all of it invented:
 * <ul>
 *   <li>agents write daily at first and rarely later; leads answer more often the stronger their intent, times their talkativeness
 *   <li>who talks gets an opportunity, then meetings, which are kept more often by the strong
 *   <li>each day a lead may fall silent, the weak sooner; some wake up again; silence lowers the chance
 *   <li>log-odds of winning = {@value #BASE} + {@value #PULL} x (strength + kind) + {@value #KEPT} per kept meeting (up to two)
 *       - {@value #MISSED} per missed one - {@value #SILENT} if silent in the end
 * </ul>
 */
final class Story {

    static final double BASE = -2.55;
    static final double PULL = 0.95;
    static final double KEPT = 0.6;
    static final double MISSED = 0.5;
    static final double SILENT = 1.0;

    private final Office office;
    private final MarketSettings settings;
    private final Dice dice;
    private final Intent intent;
    private final Journal journal;
    private final Instant born;
    private final Mailings mailings;
    private final List<Appointment> ahead = new ArrayList<>();
    private boolean silent;
    private boolean undisturbed;
    private int answers;
    private int meetings;
    private int kept;
    private int missed;

    Story(Office office, MarketSettings settings, Dice dice) {
        this.office = office;
        this.settings = settings;
        this.dice = dice;
        Source source = Source.draw(dice);
        this.intent = Intent.draw(source, dice);
        this.born = dice.between(settings.start(), settings.end());
        this.journal = new Journal(office, Persons.draw(office, source, born, dice), dice);
        this.mailings = new Mailings(intent, journal, dice);
    }

    LeadLife live() {
        if (dice.chance(0.5)) {
            lead(born.plusSeconds(2));
        }
        for (int day = 0; day < intent.daysToDecide(); day++) {
            live(day);
        }
        Outcome outcome = decide();
        return new LeadLife(journal.lead(), intent, journal.actsUntil(settings.end()), outcome);
    }

    private void live(int day) {
        Instant morning = born.plus(day, ChronoUnit.DAYS);
        turnSilentOrAwake(morning);
        meet(morning);
        int touches = dice.poisson(settings.activity() * (day < 3 ? 0.9 : day < 14 ? 0.25 : 0.09));
        for (int i = 0; i < touches; i++) {
            touch(hour(morning));
        }
        if (!silent && dice.chance(rate(0.05))) {
            lead(hour(morning));
        }
        if (day % 10 == 1 && mailings.subscribed() && dice.chance(Math.min(1, 0.6 * settings.activity()))) {
            mailings.newsletter(hour(morning), silent);
        }
        office(day, morning);
    }

    /** Daily rate of something that the strong and talkative do more often. */
    private double rate(double base) {
        return Math.min(0.9, base * settings.activity() * intent.talkativeness() * StrictMath.exp(0.4 * intent.pull()));
    }

    private void turnSilentOrAwake(Instant morning) {
        if (silent) {
            silent = !dice.chance(0.006 * StrictMath.exp(0.4 * intent.pull()));
        } else if (dice.chance(Math.min(0.3, 0.018 * StrictMath.exp(-0.55 * intent.pull())))) {
            silent = true;
            if (dice.chance(0.14)) {
                Instant at = hour(morning);
                journal.message(Direction.INBOUND, intent.prefersEmail(), Phrases.refusal(dice), at);
                if (dice.chance(0.4)) {
                    undisturbed = true;
                    journal.doNotDisturb(at.plusSeconds(300));
                }
            }
        }
    }

    /** The agent writes or calls; the lead may react. */
    private void touch(Instant at) {
        if (undisturbed) {
            return;
        }
        double answer = Math.min(0.85, 0.3 * intent.talkativeness() * StrictMath.exp(0.35 * intent.pull()));
        boolean reacts = !silent && dice.chance(answer);
        if (dice.chance(0.25) && journal.born().phone() != null) {
            journal.call(
                    Direction.OUTBOUND,
                    reacts
                            ? CallResult.COMPLETED
                            : dice.pick(List.of(CallResult.NO_ANSWER, CallResult.VOICEMAIL, CallResult.BUSY)),
                    at);
            talked(reacts, at);
        } else {
            journal.message(
                    Direction.OUTBOUND,
                    intent.prefersEmail(),
                    Phrases.outreach(journal.born().firstName(), dice),
                    at);
            if (reacts) {
                lead(dice.after(at, Duration.ofMinutes(2), Duration.ofHours(9)));
            }
        }
    }

    /** The lead makes itself heard. */
    private void lead(Instant at) {
        if (dice.chance(0.12) && journal.born().phone() != null) {
            boolean answered = dice.chance(0.6);
            journal.call(Direction.INBOUND, answered ? CallResult.COMPLETED : CallResult.VOICEMAIL, at);
            talked(answered, at);
        } else {
            journal.message(Direction.INBOUND, intent.prefersEmail(), Phrases.fromLead(intent, dice), at);
            talked(true, at);
        }
    }

    private void talked(boolean really, Instant at) {
        if (!really) {
            return;
        }
        answers++;
        Instant soon = dice.after(at, Duration.ofMinutes(3), Duration.ofHours(3));
        if (!journal.hasOpportunity() && dice.chance(0.55)) {
            journal.opportunity(5000 * Math.round(dice.logNormal(420_000, 0.45) / 5000), soon);
        }
        if (journal.hasOpportunity() && answers >= 2) {
            journal.stage(1, soon.plusSeconds(90));
        }
        if (dice.chance(0.2)) {
            journal.note(soon);
        }
        double wants = (intent.kind() == Kind.BROWSE ? 0.05 : 0.13) * StrictMath.exp(0.45 * intent.strength());
        if (meetings < 4 && dice.chance(Math.min(0.6, wants))) {
            meetings++;
            ahead.add(journal.booked(hour(at.plus(1 + dice.below(6), ChronoUnit.DAYS)), soon));
            journal.stage(2, soon.plusSeconds(30));
        }
    }

    private void meet(Instant morning) {
        for (Appointment appointment : List.copyOf(ahead)) {
            if (appointment.startsAt().isBefore(morning)) {
                ahead.remove(appointment);
                Instant after = appointment.startsAt().plus(1, ChronoUnit.HOURS);
                double shows = 1 / (1 + StrictMath.exp(-(0.7 + 0.6 * intent.strength() - (silent ? 1.5 : 0))));
                if (dice.chance(shows)) {
                    kept++;
                    journal.appointment(appointment, "showed", after);
                    journal.note(after.plusSeconds(600));
                    if (dice.chance(0.3)) {
                        journal.stage(3, after.plus(1, ChronoUnit.DAYS));
                    }
                } else {
                    missed++;
                    journal.appointment(appointment, dice.chance(0.6) ? "noshow" : "cancelled", after);
                }
            }
        }
    }

    /** What happens in the office without the lead. */
    private void office(int day, Instant morning) {
        if (dice.chance(0.02)) {
            journal.updated(Persons.phone(dice), dice.pick(office.agents()), hour(morning));
        }
        if (dice.chance(0.012)) {
            journal.tagged(dice.pick(List.of("nurture", "priority ⭐", "spring campaign", "cash")), hour(morning));
        }
        if (dice.chance(Math.min(0.5, settings.activity() * (silent ? 0.012 : 0.03)))) {
            journal.task(hour(morning), dice.chance(0.7));
        }
        if (day == 4 && dice.chance(0.35)) {
            mailings.campaign(morning, silent);
        }
        if (journal.hasOpportunity() && dice.chance(0.008)) {
            journal.value(dice.uniform(0.85, 1.2), hour(morning));
        }
    }

    private Outcome decide() {
        Instant decided = hour(born.plus(intent.daysToDecide(), ChronoUnit.DAYS));
        double logOdds =
                BASE + PULL * intent.pull() + KEPT * Math.min(kept, 2) - MISSED * missed - (silent ? SILENT : 0);
        double probability = 1 / (1 + StrictMath.exp(-logOdds));
        boolean won = dice.chance(probability);
        if (won) {
            if (!journal.hasOpportunity()) {
                journal.opportunity(
                        5000 * Math.round(dice.logNormal(420_000, 0.45) / 5000), decided.minusSeconds(3600));
            }
            journal.stage(4, decided.minusSeconds(60));
            journal.status("won", decided);
            journal.tagged("client 🎉", decided.plusSeconds(30));
        } else {
            lose(decided);
        }
        return new Outcome(journal.lead(), won, decided, probability);
    }

    /** Some losses are told, some are only found out, some never: then the lead stays open in the CRM. */
    private void lose(Instant decided) {
        if (!silent && dice.chance(0.35)) {
            journal.message(Direction.INBOUND, intent.prefersEmail(), Phrases.refusal(dice), decided);
            journal.status("lost", decided.plus(1, ChronoUnit.DAYS));
        } else if (dice.chance(0.5)) {
            journal.status("abandoned", decided.plus(20 + dice.below(30), ChronoUnit.DAYS));
        }
        if (dice.chance(0.015)) {
            journal.deleted(decided.plus(55, ChronoUnit.DAYS));
        }
    }

    private Instant hour(Instant morning) {
        return dice.after(morning, Duration.ofMinutes(5), Duration.ofHours(23));
    }
}
