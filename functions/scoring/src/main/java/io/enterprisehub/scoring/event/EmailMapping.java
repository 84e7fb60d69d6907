package io.enterprisehub.scoring.event;

import io.enterprisehub.leads.LeadChange;
import io.enterprisehub.leads.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an e-mail that was sent to the lead. */
final class EmailMapping {

    private EmailMapping() {}

    /** Reads {@code webhookPayload}, which has a time of its own. */
    static List<LeadChange> changes(Payload report, Times times) {
        Signal signal = signal(report.word("event"), report.word("severity"));
        return signal == null
                ? List.of()
                : List.of(new LeadChange.Observed(signal, times.entity(report.date("timestamp"))));
    }

    private static @Nullable Signal signal(@Nullable String event, @Nullable String severity) {
        return switch (event) {
            case "opened" -> Signal.EMAIL_OPENED;
            case "clicked" -> Signal.EMAIL_CLICKED;
            case "bounced" -> Signal.EMAIL_BOUNCED;
            // A temporary failure is tried again by the mail server; the address may be good.
            case "failed" -> "temporary".equals(severity) ? null : Signal.EMAIL_BOUNCED;
            case "unsubscribed", "complained" -> Signal.UNSUBSCRIBED;
            case null, default -> null;
        };
    }
}
