package io.enterprisehub.store.lead;

import io.enterprisehub.store.internal.Parameters;
import io.enterprisehub.store.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement of one {@link LeadQuery}. Its text is put together from constants only; every value is a parameter. One row
 * more than asked is read: it tells whether there is a next page.
 */
final class LeadListing {

    private final LeadQuery query;
    private final List<String> conditions = new ArrayList<>();
    private final List<Sql.Binder> values = new ArrayList<>();

    LeadListing(String tenant, LeadQuery query) {
        this.query = query;
        where("tenant = ?", tenant, Parameters::text);
        if (query.status() == null) {
            conditions.add("status NOT IN ('pending', 'deleted')");
        }
        where("status = ?", query.status(), (p, status) -> p.text(status.label()));
        where("tier = ?", query.tier(), (p, tier) -> p.text(tier.label()));
        where("ml_score >= ?", query.minScore(), Parameters::integer);
        where("source = ?", query.source(), Parameters::text);
        where("assigned_to = ?", query.assignedTo(), Parameters::text);
        where("created_at >= ?", query.createdAfter(), Parameters::instant);
        where("created_at < ?", query.createdBefore(), Parameters::instant);
        where(
                "(%s, lead_id) < (?, ?)".formatted(query.sort().column()),
                query.after(),
                (p, after) -> query.sort().bind(after, p));
    }

    private interface ValueBinder<T> {
        void bind(Parameters parameters, T value) throws SQLException;
    }

    private <T> void where(String condition, @Nullable T value, ValueBinder<T> binder) {
        if (value != null) {
            conditions.add(condition);
            values.add(parameters -> binder.bind(parameters, value));
        }
    }

    String sql() {
        return "SELECT %s FROM leads WHERE %s ORDER BY %s DESC, lead_id DESC LIMIT ?"
                .formatted(
                        LeadColumns.OF_DOCUMENT,
                        String.join(" AND ", conditions),
                        query.sort().column());
    }

    void bind(Parameters parameters) throws SQLException {
        for (Sql.Binder value : values) {
            value.bind(parameters);
        }
        parameters.integer(query.limit() + 1);
    }
}
