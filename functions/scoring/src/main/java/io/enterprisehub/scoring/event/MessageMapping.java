package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.Signal;
import io.enterprisehub.leads.text.MessageText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages and calls. The direction decides, not the type: GHL's own example of an inbound call is typed OutboundMessage. */
final class MessageMapping {

    private static final String TYPE_PREFIX = "type_";

    private MessageMapping() {}

    static List<LeadChange> changes(Payload body, boolean inboundByType, Times times) {
        Instant at = times.entity(body.date("dateAdded"));
        String direction = body.word("direction");
        boolean inbound = direction == null ? inboundByType : direction.equals("inbound");
        return signals(body, inbound).stream()
                .<LeadChange>map(signal -> new LeadChange.Observed(signal, at))
                .toList();
    }

    private static List<Signal> signals(Payload body, boolean inbound) {
        return switch (channel(body.word("messageType"))) {
            case "call" -> call(body, inbound);
            case "voicemail" -> List.of(inbound ? Signal.VOICEMAIL : Signal.MESSAGE_OUT);
            default -> inbound ? written(body) : List.of(Signal.MESSAGE_OUT);
        };
    }

    private static String channel(@Nullable String messageType) {
        String word = messageType == null ? "" : messageType;
        return word.startsWith(TYPE_PREFIX) ? word.substring(TYPE_PREFIX.length()) : word;
    }

    private static List<Signal> call(Payload body, boolean inbound) {
        String own = body.word("callStatus");
        String status = own == null ? body.word("status") : own;
        if ("voicemail".equals(status)) {
            return inbound ? List.of(Signal.VOICEMAIL) : List.of();
        }
        BigDecimal seconds = Numbers.parse(body.raw("callDuration"));
        boolean spoken = seconds != null && seconds.signum() > 0;
        boolean answered = "completed".equals(status) || "answered".equals(status);
        return answered && spoken ? List.of(Signal.CALL_ANSWERED) : List.of();
    }

    private static List<Signal> written(Payload body) {
        List<Signal> signals = new ArrayList<>();
        signals.add(Signal.MESSAGE_IN);
        String text = body.raw("body");
        if (text != null) {
            signals.addAll(MessageText.signals(text));
        }
        return signals;
    }
}
