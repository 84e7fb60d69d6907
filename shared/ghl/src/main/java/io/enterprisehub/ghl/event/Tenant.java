package io.enterprisehub.ghl.event;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name under which an event is queued, claimed and stored: a location id, {@code company:} and a company id for agency
 * events, or {@code signed:unplaced}.
 *
 * <p>It becomes an SQS message group id (at most 128 letters, digits and punctuation), a Redis hash tag (no braces) and a
 * database key, so only ids of GHL's alphabet pass.
 */
public record Tenant(String id) {

    /** A signed body that names no usable location: queued all the same, so that an operator sees it. No location's id has a colon. */
    public static final Tenant UNPLACED = new Tenant("signed:unplaced");

    private static final String COMPANY = "company:";

    /** GHL's ids have 20 to 24 letters and digits; the room above that is for what it may choose later. */
    private static final Pattern GHL_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** The tenant of a location id, or null if that is not one. */
    public static @Nullable Tenant ofLocation(@Nullable String locationId) {
        return locationId != null && isId(locationId) ? new Tenant(locationId) : null;
    }

    /** The tenant of a company (agency) id, or null if that is not one. */
    public static @Nullable Tenant ofCompany(@Nullable String companyId) {
        return companyId != null && isId(companyId) ? new Tenant(COMPANY + companyId) : null;
    }

    private static boolean isId(String id) {
        return GHL_ID.matcher(id).matches();
    }
}
