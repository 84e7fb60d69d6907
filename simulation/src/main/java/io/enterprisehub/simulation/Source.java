package io.enterprisehub.simulation;

import java.util.List;

/** Where leads come from, how often, and how much stronger or weaker that makes their intent. */
enum Source {
    REFERRAL(0.14, 0.75),
    PORTAL(0.30, -0.15),
    WEBSITE(0.24, 0.05),
    ADVERTISEMENT(0.22, -0.45),
    OPEN_HOUSE(0.10, 0.35);

    private final double share;
    private final double shift;

    Source(double share, double shift) {
        this.share = share;
        this.shift = shift;
    }

    static Source draw(Dice dice) {
        double left = dice.uniform(0, 1);
        for (Source source : values()) {
            left -= source.share;
            if (left < 0) {
                return source;
            }
        }
        return WEBSITE;
    }

    double shift() {
        return shift;
    }

    /** As a CRM would have it in its free-text field. */
    String label(Dice dice) {
        return dice.pick(
                switch (this) {
                    case REFERRAL -> List.of("Past client referral", "Referral - sphere", "Referred by friend");
                    case PORTAL -> List.of("Zillow", "Realtor.com", "Redfin", "Homes.com");
                    case WEBSITE -> List.of("Website form", "IDX website", "Chat widget", "Landing page");
                    case ADVERTISEMENT -> List.of("Facebook Ads", "Google Ads", "Instagram ad");
                    case OPEN_HOUSE -> List.of("Open House Saturday", "Open house sign-in");
                });
    }
}
