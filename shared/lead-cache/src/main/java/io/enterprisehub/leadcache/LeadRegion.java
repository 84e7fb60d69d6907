package io.enterprisehub.leadcache;

import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Documents of leads, by lead id, as the JSON that callers get: nothing is decoded on the way from a level to an answer.
 * The version is the row's.
 */
public final class LeadRegion {

    /** Name in keys and settings. */
    public static final String NAME = "leads";

    private LeadRegion() {}

    /** The region over a loader, usually a {@link LeadDocumentLoader}. */
    public static RegionDefinition<String, String> over(Loader<String, String> loader, RegionPolicy policy) {
        return new RegionDefinition<>(NAME, id -> id, Codecs.text(), loader, policy);
    }

    /**
     * Long lives, since every change of a row is written through or repaired: a life only bounds what a Redis that lost an
     * acknowledged write can leave behind. With the database down, what was known ten minutes ago is still an answer.
     */
    public static RegionPolicy policy() {
        return RegionPolicy.strict()
                .withTtl(Duration.ofHours(6), Duration.ofSeconds(30))
                .withStale(Duration.ZERO, Duration.ofMinutes(10), Duration.ZERO);
    }

    /** A row's document as the region holds it. */
    public static Versioned<String> valueOf(LeadDocument document) {
        return new Versioned<>(document.version(), LeadDocumentJson.write(document));
    }

    /** Documents of one tenant by their keys in the region; of a lead that stands there twice, the newer. */
    public static Map<String, Versioned<String>> valuesOf(Collection<LeadDocument> documents) {
        Map<String, Versioned<String>> values = new HashMap<>();
        for (LeadDocument document : documents) {
            values.merge(
                    document.key().leadId(),
                    valueOf(document),
                    (one, other) -> one.version() > other.version() ? one : other);
        }
        return values;
    }
}
