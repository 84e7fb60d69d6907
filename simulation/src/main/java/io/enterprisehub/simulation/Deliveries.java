package io.enterprisehub.simulation;

import io.enterprisehub.simulation.Act.Direction;
import io.enterprisehub.simulation.Delivery.Defect;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides by which webhooks the CRM reports an act: one, or two for a change of an opportunity, some of them with a documented
 * defect. Order, repetition and loss on the way are the sender's matter.
 *
 * <p>Equal seed and equal sequence of acts, equal deliveries. Not safe for many threads.
 */
public final class Deliveries {

    private final Dice dice;
    private final double defectRate;

    /**
     * @param defectRate probability of a defect, where GHL is documented to have one; a hundredth of it for bodies that are cut
     */
    public Deliveries(long seed, double defectRate) {
        this.dice = Dice.of(seed, Long.MIN_VALUE);
        this.defectRate = defectRate;
    }

    public List<Delivery> of(Act act) {
        String type = type(act);
        List<Delivery> deliveries = new ArrayList<>(2);
        if (changesOpportunity(act) && dice.chance(0.4)) {
            deliveries.add(new Delivery(dice.uuid(), "OpportunityUpdate", act, Defect.NONE));
        }
        boolean defective = dice.chance(defectRate);
        boolean cut = dice.chance(defectRate / 100);
        deliveries.add(
                switch (act) {
                    case Act.AppointmentUpdated _ when defective -> mistyped("AppointmentCreate", act);
                    case Act.CallMade call
                    when defective && call.direction() == Direction.INBOUND -> mistyped("OutboundMessage", act);
                    case Act.TaskAdded _, Act.EmailStat _
                    when defective -> new Delivery(dice.uuid(), type, act, Defect.WITHOUT_CONTACT);
                    case Act.ContactUpdated _, Act.NoteAdded _
                    when cut -> new Delivery(dice.uuid(), type, act, Defect.CUT);
                    default -> new Delivery(dice.uuid(), type, act, Defect.NONE);
                });
        return deliveries;
    }

    private Delivery mistyped(String type, Act act) {
        return new Delivery(dice.uuid(), type, act, Defect.MISTYPED);
    }

    private static boolean changesOpportunity(Act act) {
        return act instanceof Act.OfOpportunity && !(act instanceof Act.OpportunityCreated);
    }

    /** The documented type of an act's webhook. */
    static String type(Act act) {
        return switch (act) {
            case Act.Installed _ -> "INSTALL";
            case Act.Uninstalled _ -> "UNINSTALL";
            case Act.ContactCreated _ -> "ContactCreate";
            case Act.ContactUpdated _ -> "ContactUpdate";
            case Act.TagsChanged _ -> "ContactTagUpdate";
            case Act.DndChanged _ -> "ContactDndUpdate";
            case Act.ContactDeleted _ -> "ContactDelete";
            case Act.MessageSent message -> messageType(message.direction());
            case Act.CallMade call -> messageType(call.direction());
            case Act.EmailStat _ -> "LCEmailStats";
            case Act.AppointmentBooked _ -> "AppointmentCreate";
            case Act.AppointmentUpdated _ -> "AppointmentUpdate";
            case Act.AppointmentDeleted _ -> "AppointmentDelete";
            case Act.OpportunityCreated _ -> "OpportunityCreate";
            case Act.StageMoved _ -> "OpportunityStageUpdate";
            case Act.StatusChanged _ -> "OpportunityStatusUpdate";
            case Act.ValueChanged _ -> "OpportunityMonetaryValueUpdate";
            case Act.NoteAdded _ -> "NoteCreate";
            case Act.TaskAdded _ -> "TaskCreate";
            case Act.TaskCompleted _ -> "TaskComplete";
            case Act.CampaignStatus _ -> "CampaignStatusUpdate";
        };
    }

    private static String messageType(Direction direction) {
        return direction == Direction.INBOUND ? "InboundMessage" : "OutboundMessage";
    }
}
