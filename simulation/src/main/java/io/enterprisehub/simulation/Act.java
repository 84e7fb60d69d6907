package io.enterprisehub.simulation;

import io.enterprisehub.leads.LeadKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened at a tenant, as the CRM would know it. Times are whole milliseconds. */
public sealed interface Act {

    String tenant();

    Instant at();

    record Installed(String tenant, String companyId, Instant at) implements Act {}

    record Uninstalled(String tenant, String companyId, Instant at) implements Act {}

    /** An act that concerns one lead. */
    sealed interface OfLead extends Act {
        LeadKey lead();

        @Override
        default String tenant() {
            return lead().tenant();
        }

        default String leadId() {
            return lead().leadId();
        }
    }

    /** The contact itself changed; carries all of it, as it is after the act. */
    sealed interface OfContact extends OfLead {
        Contact contact();
    }

    record ContactCreated(LeadKey lead, Contact contact, Instant at) implements OfContact {}

    record ContactUpdated(LeadKey lead, Contact contact, Instant at) implements OfContact {}

    record TagsChanged(LeadKey lead, Contact contact, Instant at) implements OfContact {}

    record DndChanged(LeadKey lead, Contact contact, Instant at) implements OfContact {}

    record ContactDeleted(LeadKey lead, Contact contact, Instant at) implements OfContact {}

    enum Direction {
        INBOUND,
        OUTBOUND
    }

    enum Channel {
        SMS,
        EMAIL
    }

    /** A written message. An e-mail's text is HTML. */
    record MessageSent(LeadKey lead, String messageId, Direction direction, Channel channel, String text, Instant at)
            implements OfLead {}

    enum CallResult {
        COMPLETED,
        VOICEMAIL,
        NO_ANSWER,
        BUSY
    }

    /** A call; {@code seconds} is 0 unless people spoke. */
    record CallMade(LeadKey lead, String messageId, Direction direction, CallResult result, int seconds, Instant at)
            implements OfLead {}

    enum EmailEvent {
        DELIVERED,
        OPENED,
        CLICKED,
        BOUNCED,
        FAILED_FOR_NOW,
        UNSUBSCRIBED,
        COMPLAINED
    }

    /** What the mail server says about an e-mail to the lead. */
    record EmailStat(LeadKey lead, String emailId, String recipient, EmailEvent event, Instant at) implements OfLead {}

    sealed interface OfAppointment extends OfLead {
        Appointment appointment();
    }

    record AppointmentBooked(LeadKey lead, Appointment appointment, Instant at) implements OfAppointment {}

    record AppointmentUpdated(LeadKey lead, Appointment appointment, Instant at) implements OfAppointment {}

    record AppointmentDeleted(LeadKey lead, Appointment appointment, Instant at) implements OfAppointment {}

    sealed interface OfOpportunity extends OfLead {
        Opportunity opportunity();
    }

    record OpportunityCreated(LeadKey lead, Opportunity opportunity, Instant at) implements OfOpportunity {}

    record StageMoved(LeadKey lead, Opportunity opportunity, Instant at) implements OfOpportunity {}

    record StatusChanged(LeadKey lead, Opportunity opportunity, Instant at) implements OfOpportunity {}

    record ValueChanged(LeadKey lead, Opportunity opportunity, Instant at) implements OfOpportunity {}

    record NoteAdded(LeadKey lead, String noteId, String text, Instant at) implements OfLead {}

    record TaskAdded(LeadKey lead, Task task, Instant at) implements OfLead {}

    record TaskCompleted(LeadKey lead, Task task, Instant at) implements OfLead {}

    /** An automated campaign changed its state for this lead; {@code reply} is what the lead answered to it, if it did. */
    record CampaignStatus(
            LeadKey lead,
            String campaignId,
            String status,
            @Nullable String reply,
            Instant at) implements OfLead {}

    /** A contact as the CRM holds it. */
    record Contact(
            String firstName,
            String lastName,
            @Nullable String email,
            @Nullable String phone,
            String source,
            List<String> tags,
            boolean dnd,
            @Nullable String assignedTo,
            Instant createdAt) {

        public Contact {
            tags = List.copyOf(tags);
        }

        public String name() {
            return firstName + " " + lastName;
        }
    }

    /** A viewing or a listing talk. {@code status}: new, confirmed, showed, noshow, cancelled. */
    record Appointment(String id, String calendarId, String userId, String status, Instant startsAt, Instant addedAt) {

        Appointment withStatus(String newStatus) {
            return new Appointment(id, calendarId, userId, newStatus, startsAt, addedAt);
        }
    }

    /** A possible sale. {@code status}: open, won, lost, abandoned; {@code value} in the location's currency. */
    record Opportunity(
            String id,
            String pipelineId,
            String stageId,
            String status,
            long value,
            @Nullable String assignedTo,
            Instant addedAt) {

        Opportunity withStage(String newStageId) {
            return new Opportunity(id, pipelineId, newStageId, status, value, assignedTo, addedAt);
        }

        Opportunity withStatus(String newStatus) {
            return new Opportunity(id, pipelineId, stageId, newStatus, value, assignedTo, addedAt);
        }

        Opportunity withValue(long newValue) {
            return new Opportunity(id, pipelineId, stageId, status, newValue, assignedTo, addedAt);
        }
    }

    record Task(String id, String title, String assignedTo, Instant dueAt, Instant addedAt) {}
}
