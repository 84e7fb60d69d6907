package io.enterprisehub.leads;

import java.util.Comparator;
import java.util.Locale;

/** Where the lead stands in its life; derived from the lead, never written by hand. */
public enum LeadStatus {
    ACTIVE,
    WON,
    LOST,
    DELETED;

    /** Lower-case name, as the database and the API say it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Deleted contacts are deleted; one open opportunity keeps a lead active; else the opportunity whose status was written last
     * decides; a lead without opportunities is active.
     */
    static LeadStatus of(Lead lead) {
        if (lead.fields().is(LeadField.DELETED, "true")) {
            return DELETED;
        }
        if (lead.live(ItemKind.OPPORTUNITY).anyMatch(item -> item.is(ItemField.STATUS, "open"))) {
            return ACTIVE;
        }
        return lead.live(ItemKind.OPPORTUNITY)
                .<Fields.Cell>mapMulti((item, out) -> {
                    Fields.Cell status = item.cells().get(ItemField.STATUS);
                    if (status != null) {
                        out.accept(status);
                    }
                })
                .max(Comparator.comparing(Fields.Cell::stamp))
                .map(cell -> closed(String.valueOf(cell.value())))
                .orElse(ACTIVE);
    }

    private static LeadStatus closed(String status) {
        return switch (status) {
            case "won" -> WON;
            case "lost", "abandoned" -> LOST;
            default -> ACTIVE;
        };
    }
}
