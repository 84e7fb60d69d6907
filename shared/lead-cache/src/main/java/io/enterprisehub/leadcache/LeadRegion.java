package io.enterprisehub.leadcache;

import io.enterprisehub.cache.tier.Codecs;
import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.RegionDefinition;
import io.enterprisehub.cache.tier.RegionPolicy;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.cache.tier.compress.Compression;
import io.enterprisehub.cache.tier.compress.Dictionary;
import io.enterprisehub.cache.tier.compress.TrainedDeflate;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadDocumentJson;
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

    /** Why it is no region for the persistent level. */
    public static final String NOT_PERSISTED =
            "a lead's row in PostgreSQL is the truth, and scoring changes it past that level";

    /**
     * A fifth of the bytes in Redis and in snapshots, for a few microseconds. Beside the dictionary lies where it comes from. To
     * change it, first deploy the next one everywhere with {@code alsoReading}, then write with it.
     */
    private static final Compression COMPRESSION =
            Compression.by(TrainedDeflate.with(Dictionary.resource(1, LeadRegion.class, "lead-documents-1.dict")));

    private LeadRegion() {}

    /** The region over a loader, usually a {@link LeadDocumentLoader}. */
    public static RegionDefinition<String, String> over(Loader<String, String> loader, RegionPolicy policy) {
        return new RegionDefinition<String, String>(NAME, id -> id, Codecs.text(), loader, policy)
                .withCompression(COMPRESSION);
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
