package io.enterprisehub.api;

import io.enterprisehub.function.Deadline;
import io.enterprisehub.function.guard.DependencyUnavailable;
import io.enterprisehub.function.http.HttpAnswer;
import io.enterprisehub.store.tenant.TenantRepository;
import java.time.Duration;

/** Says which dependency answers and nothing else: no version, no address, no cause. Needs no key. */
final class Health {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** No location has this id: GHL's are 20 letters and digits. */
    private static final String NO_TENANT = "health";

    private final Database database;
    private final TenantRepository tenants;
    private final CachedReads reads;

    Health(Database database, TenantRepository tenants, CachedReads reads) {
        this.database = database;
        this.tenants = tenants;
        this.reads = reads;
    }

    /** 200 as long as the function itself works; the body tells the rest. */
    HttpAnswer answer(Deadline deadline) {
        boolean databaseUp = isDatabaseUp(deadline);
        boolean cacheUp = reads.answers(deadline.within(LIMIT));
        return Answers.json(json -> {
            json.writeStartObject();
            json.writeStringField("status", databaseUp && cacheUp ? "up" : "degraded");
            json.writeObjectFieldStart("dependencies");
            json.writeStringField("database", databaseUp ? "up" : "down");
            json.writeStringField("cache", cacheUp ? "up" : "down");
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private boolean isDatabaseUp(Deadline deadline) {
        try {
            database.read(deadline, LIMIT, () -> tenants.state(NO_TENANT));
            return true;
        } catch (DependencyUnavailable down) {
            return false; // this is the answer, not a fault to report
        }
    }
}
