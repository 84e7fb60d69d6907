package io.enterprisehub.store.lead;

import io.enterprisehub.store.internal.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Orders in which leads can be listed, all descending, ties by lead id descending. Each has an index led by the tenant. */
public enum LeadSort {
    SCORE("ml_score"),
    CREATED("created_at"),
    LAST_EVENT("last_event_at");

    private final String column;

    LeadSort(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The lead's place in this order: percent, or microseconds since 1970, which is what PostgreSQL keeps of a time. */
    LeadPosition position(LeadDocument lead) {
        long key =
                switch (this) {
                    case SCORE -> lead.score().score();
                    case CREATED -> ChronoUnit.MICROS.between(Instant.EPOCH, lead.createdAt());
                    case LAST_EVENT -> ChronoUnit.MICROS.between(Instant.EPOCH, lead.lastEventAt());
                };
        return new LeadPosition(key, lead.key().leadId());
    }

    /** Binds a position as a value of the column, then its lead id. */
    void bind(LeadPosition position, Parameters parameters) throws SQLException {
        switch (this) {
            case SCORE -> parameters.integer(Math.toIntExact(position.key()));
            case CREATED, LAST_EVENT -> parameters.instant(Instant.EPOCH.plus(position.key(), ChronoUnit.MICROS));
        }
        parameters.text(position.leadId());
    }
}
