package io.enterprisehub.simulation;

import io.enterprisehub.leads.LeadKey;
import io.enterprisehub.simulation.Act.Appointment;
import io.enterprisehub.simulation.Act.CallResult;
import io.enterprisehub.simulation.Act.Channel;
import io.enterprisehub.simulation.Act.Contact;
import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Act.EmailEvent;
import io.enterprisehub.simulation.Act.Opportunity;
import io.enterprisehub.simulation.Act.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one lead. A story is told out of order (an answer in the morning after a call in the evening), so contact and
 * opportunity are only brought through their changes, in time order, when the acts are asked for.
 */
final class Journal {

    private record Entry(Instant at, Function<Crm, @Nullable Act> act) {}

    /** What the CRM holds of the lead, while time passes. */
    private static final class Crm {
        Contact contact;

        @Nullable
        Opportunity opportunity;

        Crm(Contact contact) {
            this.contact = contact;
        }
    }

    private final Office office;
    private final LeadKey lead;
    private final Contact born;
    private final Dice dice;
    private final List<Entry> entries = new ArrayList<>();
    private boolean hasOpportunity;

    Journal(Office office, Contact born, Dice dice) {
        this.office = office;
        this.lead = new LeadKey(office.tenant(), dice.id());
        this.born = born;
        this.dice = dice;
    }

    LeadKey lead() {
        return lead;
    }

    /** The contact as it was at first. */
    Contact born() {
        return born;
    }

    boolean hasOpportunity() {
        return hasOpportunity;
    }

    /** All acts up to and including {@code end}, in time order. */
    List<Act> actsUntil(Instant end) {
        Crm crm = new Crm(born);
        List<Act> acts = new ArrayList<>();
        acts.add(new Act.ContactCreated(lead, born, born.createdAt()));
        entries.sort(Comparator.comparing(Entry::at));
        for (Entry entry : entries) {
            Act act = entry.at().isAfter(end) ? null : entry.act().apply(crm);
            if (act != null) {
                acts.add(act);
            }
        }
        return acts;
    }

    private void tell(Act act) {
        entries.add(new Entry(act.at(), _ -> act));
    }

    void updated(@Nullable String phone, @Nullable String agent, Instant at) {
        change(c -> Persons.withPhoneAndAgent(c, phone, agent), c -> new Act.ContactUpdated(lead, c, at), at);
    }

    void tagged(String tag, Instant at) {
        change(c -> Persons.withTag(c, tag), c -> new Act.TagsChanged(lead, c, at), at);
    }

    void doNotDisturb(Instant at) {
        change(c -> Persons.withDnd(c, true), c -> new Act.DndChanged(lead, c, at), at);
    }

    void deleted(Instant at) {
        change(c -> c, c -> new Act.ContactDeleted(lead, c, at), at);
    }

    private void change(UnaryOperator<Contact> change, Function<Contact, Act> as, Instant at) {
        entries.add(new Entry(at, crm -> {
            crm.contact = change.apply(crm.contact);
            return as.apply(crm.contact);
        }));
    }

    void message(Direction direction, boolean email, String text, Instant at) {
        boolean byEmail = (email && born.email() != null) || born.phone() == null;
        Channel channel = byEmail ? Channel.EMAIL : Channel.SMS;
        tell(new Act.MessageSent(lead, dice.id(), direction, channel, byEmail ? Phrases.html(text) : text, at));
    }

    void call(Direction direction, CallResult result, Instant at) {
        int seconds = result == CallResult.COMPLETED ? 20 + (int) dice.logNormal(150, 0.9) : 0;
        tell(new Act.CallMade(lead, dice.id(), direction, result, seconds, at));
    }

    void email(String emailId, EmailEvent event, Instant at) {
        String recipient = born.email();
        if (recipient != null) {
            tell(new Act.EmailStat(lead, emailId, recipient, event, at));
        }
    }

    void campaign(String campaignId, String status, @Nullable String reply, Instant at) {
        tell(new Act.CampaignStatus(lead, campaignId, status, reply, at));
    }

    void note(Instant at) {
        tell(new Act.NoteAdded(lead, dice.id(), Phrases.note(dice), at));
    }

    void task(Instant at, boolean done) {
        Instant due = dice.after(at, Duration.ofHours(4), Duration.ofDays(4));
        Task task = new Task(dice.id(), Phrases.task(dice), agent(), due, at);
        tell(new Act.TaskAdded(lead, task, at));
        if (done) {
            tell(new Act.TaskCompleted(lead, task, dice.between(at.plusSeconds(60), due)));
        }
    }

    Appointment booked(Instant startsAt, Instant at) {
        Appointment booked = new Appointment(
                dice.id(), office.calendarId(), agent(), dice.chance(0.8) ? "confirmed" : "new", startsAt, at);
        tell(new Act.AppointmentBooked(lead, booked, at));
        return booked;
    }

    void appointment(Appointment booked, String status, Instant at) {
        tell(new Act.AppointmentUpdated(lead, booked.withStatus(status), at));
    }

    void opportunity(long value, Instant at) {
        hasOpportunity = true;
        String id = dice.id();
        entries.add(new Entry(at, crm -> {
            Opportunity created = new Opportunity(
                    id, office.pipelineId(), office.stages().getFirst(), "open", value, crm.contact.assignedTo(), at);
            crm.opportunity = created;
            return new Act.OpportunityCreated(lead, created, at);
        }));
    }

    /** Moves the opportunity to a stage by its number, unless it is there already. */
    void stage(int number, Instant at) {
        change(
                o -> office.stages().indexOf(o.stageId()) < number
                        ? o.withStage(office.stages().get(number))
                        : o,
                (o, t) -> new Act.StageMoved(lead, o, t),
                at);
    }

    void status(String status, Instant at) {
        change(o -> o.withStatus(status), (o, t) -> new Act.StatusChanged(lead, o, t), at);
    }

    void value(double factor, Instant at) {
        change(
                o -> o.withValue(Math.round(o.value() * factor / 1000) * 1000),
                (o, t) -> new Act.ValueChanged(lead, o, t),
                at);
    }

    /** Only an open opportunity changes, and only a change is an act. */
    private void change(UnaryOperator<Opportunity> change, BiFunction<Opportunity, Instant, Act> as, Instant at) {
        entries.add(new Entry(at, crm -> {
            Opportunity held = crm.opportunity;
            if (held == null || !held.status().equals("open")) {
                return null;
            }
            Opportunity next = change.apply(held);
            crm.opportunity = next;
            return next.equals(held) ? null : as.apply(next, at);
        }));
    }

    private String agent() {
        return Objects.requireNonNullElseGet(born.assignedTo(), () -> dice.pick(office.agents()));
    }
}
