package io.enterprisehub.leads.score;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Kinds of lead sources, told from the free text that a CRM carries. */
public enum LeadSource {
    REFERRAL,
    PORTAL,
    WEBSITE,
    ADVERTISEMENT,
    OPEN_HOUSE,
    OTHER;

    private static final Map<LeadSource, Pattern> WORDS = Map.of(
            REFERRAL, Pattern.compile("referral|referred|word of mouth|past client|sphere"),
            PORTAL, Pattern.compile("zillow|realtor\\.com|trulia|redfin|homes\\.com|portal"),
            ADVERTISEMENT, Pattern.compile("facebook|instagram|google ads|adwords|ppc|tiktok|advert|\\bads?\\b"),
            OPEN_HOUSE, Pattern.compile("open house"),
            WEBSITE, Pattern.compile("website|web form|landing|form|chat|widget|idx|seo"));

    /** The first kind, in declaration order, of which the text has a word. */
    public static LeadSource of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (LeadSource source : values()) {
            Pattern words = WORDS.get(source);
            if (words != null && words.matcher(lower).find()) {
                return source;
            }
        }
        return OTHER;
    }
}
