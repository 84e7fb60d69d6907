package io.enterprisehub.local.traffic;

import io.enterprisehub.leads.LeadEvent;
import io.enterprisehub.local.oracle.EventKey;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event of the market.
 *
 * @param effect what it does, by the ledger; null where it concerns no lead
 * @param cut GHL cut the body at 256 KB
 * @param body what GHL sends, an object of JSON, or its begin
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy per access of up to 256 KB is waste.
public record MarketEvent(EventKey key, @Nullable LeadEvent effect, boolean cut, byte[] body) {

    /** The same act under another id, as if it had happened twice. */
    byte[] bodyWithId(String otherId) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.replace(key.eventId(), otherId).getBytes(StandardCharsets.UTF_8);
    }
}
