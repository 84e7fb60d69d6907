package io.enterprisehub.leads.score;

import java.util.Locale;
import java.util.Map;

/** Kinds of lead sources, told from the free text that a CRM carries. */
public enum LeadSource {
    REFERRAL,
    PORTAL,
    WEBSITE,
    ADVERTISEMENT,
    OPEN_HOUSE,
    OTHER;

    private static final Map<LeadSource, String> WORDS = Map.of(
            REFERRAL, ".*(referral|referred|word of mouth|past client|sphere).*",
            PORTAL, ".*(zillow|realtor\\.com|trulia|redfin|homes\\.com|portal).*",
            ADVERTISEMENT, ".*(facebook|instagram|google ads|adwords|ppc|tiktok|advert|\\bads?\\b).*",
            OPEN_HOUSE, ".*open house.*",
            WEBSITE, ".*(website|web form|landing|form|chat|widget|idx|seo).*");

    /** The first kind, in declaration order, of which the text has a word. */
    public static LeadSource of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (LeadSource source : values()) {
            String words = WORDS.get(source);
            if (words != null && lower.matches(words)) {
                return source;
            }
        }
        return OTHER;
    }
}
