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

/** What the CRM holds of one lead while its story is told, and the acts that made it so. */
final class Journal {

    private final Office office;
    private final LeadKey lead;
    private final Dice dice;
    private final List<Act> acts = new ArrayList<>();
    private Contact contact;
    private @Nullable Opportunity opportunity;

    Journal(Office office, Contact contact, Dice dice) {
        this.office = office;
        this.lead = new LeadKey(office.tenant(), dice.id());
        this.dice = dice;
        this.contact = contact;
        acts.add(new Act.ContactCreated(lead, contact, contact.createdAt()));
    }

    LeadKey lead() {
        return lead;
    }

    Contact contact() {
        return contact;
    }

    boolean hasOpportunity() {
        return opportunity != null;
    }

    /** All acts up to and including {@code end}, in time order. */
    List<Act> actsUntil(Instant end) {
        return acts.stream()
                .filter(act -> !act.at().isAfter(end))
                .sorted(Comparator.comparing(Act::at))
                .toList();
    }

    void change(Contact next, BiFunction<Contact, Instant, Act> as, Instant at) {
        contact = next;
        acts.add(as.apply(next, at));
    }

    void updated(Contact next, Instant at) {
        change(next, (c, t) -> new Act.ContactUpdated(lead, c, t), at);
    }

    void tagged(String tag, Instant at) {
        List<String> tags = new ArrayList<>(contact.tags());
        tags.add(tag);
        change(Persons.withTags(contact, tags), (c, t) -> new Act.TagsChanged(lead, c, t), at);
    }

    void doNotDisturb(Instant at) {
        change(Persons.withDnd(contact, true), (c, t) -> new Act.DndChanged(lead, c, t), at);
    }

    void deleted(Instant at) {
        change(contact, (c, t) -> new Act.ContactDeleted(lead, c, t), at);
    }

    void message(Direction direction, boolean email, String text, Instant at) {
        boolean byEmail = (email && contact.email() != null) || contact.phone() == null;
        Channel channel = byEmail ? Channel.EMAIL : Channel.SMS;
        acts.add(new Act.MessageSent(lead, dice.id(), direction, channel, byEmail ? Phrases.html(text) : text, at));
    }

    void call(Direction direction, CallResult result, Instant at) {
        int seconds = result == CallResult.COMPLETED ? 20 + (int) dice.logNormal(150, 0.9) : 0;
        acts.add(new Act.CallMade(lead, dice.id(), direction, result, seconds, at));
    }

    void email(String emailId, EmailEvent event, Instant at) {
        String recipient = contact.email();
        if (recipient != null) {
            acts.add(new Act.EmailStat(lead, emailId, recipient, event, at));
        }
    }

    void campaign(String campaignId, String status, @Nullable String reply, Instant at) {
        acts.add(new Act.CampaignStatus(lead, campaignId, status, reply, at));
    }

    void note(Instant at) {
        acts.add(new Act.NoteAdded(lead, dice.id(), Phrases.note(dice), at));
    }

    void task(Instant at, boolean done) {
        Instant due = dice.after(at, Duration.ofHours(4), Duration.ofDays(4));
        Task task = new Task(dice.id(), Phrases.task(dice), agent(), due, at);
        acts.add(new Act.TaskAdded(lead, task, at));
        if (done) {
            acts.add(new Act.TaskCompleted(lead, task, dice.between(at.plusSeconds(60), due)));
        }
    }

    Appointment booked(Instant startsAt, Instant at) {
        Appointment booked = new Appointment(
                dice.id(), office.calendarId(), agent(), dice.chance(0.8) ? "confirmed" : "new", startsAt, at);
        acts.add(new Act.AppointmentBooked(lead, booked, at));
        return booked;
    }

    void appointment(Appointment booked, String status, Instant at) {
        acts.add(new Act.AppointmentUpdated(lead, booked.withStatus(status), at));
    }

    void opportunity(long value, Instant at) {
        Opportunity created = new Opportunity(
                dice.id(), office.pipelineId(), office.stages().getFirst(), "open", value, contact.assignedTo(), at);
        opportunity = created;
        acts.add(new Act.OpportunityCreated(lead, created, at));
    }

    /** Moves the opportunity to a stage by its number, where there is one and it is not there already. */
    void stage(int number, Instant at) {
        Opportunity held = opportunity;
        if (held != null && office.stages().indexOf(held.stageId()) < number) {
            change(o -> o.withStage(office.stages().get(number)), o -> new Act.StageMoved(lead, o, at));
        }
    }

    void status(String status, Instant at) {
        change(o -> o.withStatus(status), o -> new Act.StatusChanged(lead, o, at));
    }

    void value(double factor, Instant at) {
        change(o -> o.withValue(Math.round(o.value() * factor / 1000) * 1000), o -> new Act.ValueChanged(lead, o, at));
    }

    private void change(UnaryOperator<Opportunity> change, Function<Opportunity, Act> as) {
        Opportunity held = opportunity;
        if (held != null) {
            Opportunity next = change.apply(held);
            opportunity = next;
            acts.add(as.apply(next));
        }
    }

    private String agent() {
        return Objects.requireNonNullElseGet(contact.assignedTo(), () -> dice.pick(office.agents()));
    }
}
