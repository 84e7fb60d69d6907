package io.enterprisehub.leadcache;

import io.enterprisehub.cache.tier.Loader;
import io.enterprisehub.cache.tier.Versioned;
import io.enterprisehub.store.lead.LeadDocument;
import io.enterprisehub.store.lead.LeadRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Loads the documents of leads from their rows, any number in one statement. Safe for any thread. */
public final class LeadDocumentLoader implements Loader<String, String> {

    private final Reading reading;
    private final LeadRepository leads;

    /** Loads through {@code reading}, which bounds the time and guards the database. */
    public LeadDocumentLoader(Reading reading, LeadRepository leads) {
        this.reading = reading;
        this.leads = leads;
    }

    @Override
    public Map<String, Versioned<String>> load(String tenant, Set<String> leadIds) {
        Map<String, Versioned<String>> found = new HashMap<>();
        for (LeadDocument document : reading.read(() -> leads.documents(tenant, leadIds))) {
            found.put(document.key().leadId(), LeadRegion.valueOf(document));
        }
        return found;
    }
}
